/**
 * The picture of a file that is still on this device.
 *
 * @since 0.1.0
 */
import { useEffect, useState } from "react"

/** An address of the file while the component shows, if it is a picture. */
export const useThumbnail = (file: File | undefined): string | undefined => {
  const [address, setAddress] = useState<string>()
  useEffect(() => {
    if (file === undefined || !/^image\/(?:png|jpeg|gif|webp)$/.test(file.type)) return
    const made = URL.createObjectURL(file)
    setAddress(made)
    return () => {
      setAddress(undefined)
      URL.revokeObjectURL(made)
    }
  }, [file])
  return address
}
