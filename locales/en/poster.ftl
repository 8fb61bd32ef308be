# What stands on printed posters: few large words.

poster-title = Book an appointment

poster-scan-telegram = Telegram: scan the code

poster-scan-matrix = Matrix: scan the code and write

poster-type = Without the code: on { $messenger }, write to { $bot }

poster-words = “{ $words }”

poster-who = A program of { $city } answers.
