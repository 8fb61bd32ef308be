# Was auf gedruckten Plakaten steht: wenige große Worte.

poster-title = Termin buchen

poster-scan-telegram = Telegram: Code scannen

poster-scan-matrix = Matrix: Code scannen und schreiben

poster-type = Ohne Code: in { $messenger } an { $bot } schreiben

poster-words = „{ $words }“

poster-who = Es antwortet ein Programm von { $city }.
