// A reporter of knip that says how many files it looked at.
export default ({ counters }) => console.log(`looked at ${counters.processed} files`)
