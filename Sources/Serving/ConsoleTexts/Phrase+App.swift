extension Phrase {
    package static let offline = Phrase(
        "No connection",
        "Keine Verbindung",
        "Pas de connexion",
        "Sin conexión",
        "Нет соединения",
        "لا يوجد اتصال"
    )
    package static let offlineHelp = Phrase(
        "Without a connection, only today’s agenda can be read, if it was opened today.",
        "Ohne Verbindung lässt sich nur der heutige Tag lesen, wenn er heute schon geöffnet war.",
        "Sans connexion, seul l’agenda du jour peut être lu, s’il a été ouvert aujourd’hui.",
        "Sin conexión solo se puede leer la agenda de hoy, si se ha abierto hoy.",
        "Без соединения можно прочитать только расписание на сегодня, если оно сегодня открывалось.",
        "دون اتصال يمكن قراءة جدول اليوم فقط إذا فُتح اليوم."
    )
    package static let keptAgenda = Phrase(
        "This is the agenda as it was at",
        "Das ist der Stand von",
        "Voici l’agenda tel qu’il était à",
        "Esta es la agenda tal como estaba a las",
        "Расписание показано по состоянию на",
        "هذا هو الجدول كما كان في"
    )
    package static let yourPage = Phrase(
        "Your booking page",
        "Ihre Buchungsseite",
        "Votre page de réservation",
        "Su página de reservas",
        "Ваша страница записи",
        "صفحة الحجز الخاصة بك"
    )
    package static let qrCode = Phrase("QR code", "QR-Code", "Code QR", "Código QR", "QR-код", "رمز QR")
}
