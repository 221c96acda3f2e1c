// Made by `npm run messages` from src/language/catalogue. Do not edit.
export const startWords = {
  "es": {
    "again": "Volver a abrir",
    "failed": "Bitácora no pudo abrir",
    "kept": "Lo que escribiste sigue guardado en este dispositivo.",
    "rescue": "Ver y enviar lo que escribiste"
  },
  "en": {
    "again": "Open again",
    "failed": "Bitácora could not open",
    "kept": "What you wrote is still saved on this device.",
    "rescue": "See and send what you wrote"
  }
} as const;
