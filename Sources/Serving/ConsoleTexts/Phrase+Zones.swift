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
    package static let deviceZone = Phrase(
        "Your device is set to a different time zone ({0}).",
        "Ihr Gerät ist auf eine andere Zeitzone eingestellt ({0}).",
        "Votre appareil est réglé sur un autre fuseau horaire ({0}).",
        "Su dispositivo usa otra zona horaria ({0}).",
        "На вашем устройстве установлен другой часовой пояс ({0}).",
        "جهازك مضبوط على منطقة زمنية أخرى ({0})."
    )
    package static let deviceTimes = Phrase(
        "Show times in my time zone",
        "Zeiten in meiner Zeitzone anzeigen",
        "Afficher les heures dans mon fuseau horaire",
        "Mostrar las horas en mi zona horaria",
        "Показать время в моём часовом поясе",
        "عرض المواعيد بحسب منطقتي الزمنية"
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
