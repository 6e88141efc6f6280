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
        "Your device is set to {0}.",
        "Ihr Gerät ist auf {0} eingestellt.",
        "Votre appareil est réglé sur {0}.",
        "Su dispositivo está ajustado a {0}.",
        "Ваше устройство настроено на {0}.",
        "جهازك مضبوط على {0}."
    )
    package static let deviceTimes = Phrase(
        "Show the times there",
        "Zeiten dort anzeigen",
        "Afficher les heures là-bas",
        "Mostrar las horas de allí",
        "Показать время там",
        "عرض المواعيد بتوقيته"
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
