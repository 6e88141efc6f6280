extension Phrase {
    package static let otherZone = Phrase(
        "Show another time zone",
        "Andere Zeitzone anzeigen",
        "Afficher un autre fuseau horaire",
        "Mostrar otra zona horaria",
        "Показать другой часовой пояс",
        "عرض منطقة زمنية أخرى"
    )
    package static let placeIsOn = Phrase(
        "Time at the provider:",
        "Zeit beim Anbieter:",
        "Heure chez le prestataire :",
        "Hora del proveedor:",
        "Время исполнителя:",
        "توقيت مقدّم الخدمة:"
    )
    package static let showTimes = Phrase(
        "Show the times",
        "Zeiten anzeigen",
        "Afficher les heures",
        "Mostrar las horas",
        "Показать время",
        "عرض المواعيد"
    )
}
