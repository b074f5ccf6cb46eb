/**
 * The words of files that are shared; part of {@link catalogue}.
 *
 * @since 0.1.0
 */
import type { Catalogue } from "@pupitre/core/Catalogue"

/** The words of files that are shared. */
export const fileWords = {
  "files.attach": { fr: "Joindre un fichier", en: "Attach a file" },
  "files.label": { fr: "Fichiers à envoyer", en: "Files to send" },
  "files.drop": { fr: "Déposez ici pour joindre à votre réponse", en: "Drop here to attach to your reply" },
  "files.checking": { fr: "Vérification…", en: "Checking…" },
  "files.sending": { fr: "Envoi", en: "Uploading" },
  "files.progress": { fr: "Envoi de {name}", en: "Uploading {name}" },
  "files.paused": { fr: "En pause", en: "Paused" },
  "files.scanning": { fr: "Analyse de sécurité…", en: "Security check…" },
  "files.ready": { fr: "Prêt à envoyer", en: "Ready to send" },
  "files.refused": { fr: "Refusé.", en: "Refused." },
  "files.passing": { fr: "Nouvel essai automatique.", en: "It will be tried again by itself." },
  "files.pause": { fr: "Mettre en pause {name}", en: "Pause {name}" },
  "files.resume": { fr: "Reprendre {name}", en: "Resume {name}" },
  "files.retry": { fr: "Réessayer {name}", en: "Try {name} again" },
  "files.remove": { fr: "Retirer {name}", en: "Remove {name}" },
  "files.told": { fr: "{name} : {state}", en: "{name}: {state}" },

  "file.by": { fr: "Fichier de {who}", en: "File from {who}" },
  "file.own": { fr: "Fichier envoyé", en: "File sent" },
  "file.open": { fr: "Ouvrir l'image {name} dans un nouvel onglet", en: "Open the image {name} in a new tab" },
  "file.download": { fr: "Télécharger {name}", en: "Download {name}" },
  "file.gone": { fr: "Ce fichier n'est plus disponible.", en: "This file is not available any more." },
} as const satisfies Catalogue
