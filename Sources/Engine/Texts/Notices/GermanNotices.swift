/// Notices to providers in German, with *Sie*.
struct GermanNotices: NoticeCatalogue {
    let inCalendar = "Im Kalender"
    let footer = "Sie erhalten diese E-Mail, weil Termine bei Ihnen über Bookable gebucht werden."

    func calendarDisconnected(_ service: String) -> NoticeWording {
        NoticeWording(
            title: "Kalender getrennt",
            lead:
                "Bookable hat keinen Zugriff mehr auf Ihr Konto bei \(service), etwa nach einem neuen Passwort. Was zuletzt gelesen wurde, belegt weiterhin Ihre Zeit, neue Einträge nicht.",
            advice: "Bitte verbinden Sie das Konto wieder. Ihre Einstellungen bleiben erhalten."
        )
    }

    func calendarUnreadable(_ host: String) -> NoticeWording {
        NoticeWording(
            title: "Kalender nicht lesbar",
            lead:
                "Bookable kann Ihren Kalender bei \(host) nicht mehr lesen, etwa weil sich seine Adresse oder das Passwort geändert hat. Was zuletzt gelesen wurde, belegt weiterhin Ihre Zeit, neue Einträge nicht.",
            advice:
                "Bitte sehen Sie in der Konsole beim Kalender nach, was los ist, und verknüpfen Sie ihn bei Bedarf neu."
        )
    }

    let eventMoved = NoticeWording(
        title: "Termin im Kalender verschoben",
        lead:
            "Der Eintrag dieser Buchung wurde in Ihrem Kalender verschoben. Die Buchung behält ihre Zeit, und beide Zeiten sind belegt, bis Sie entscheiden.",
        advice:
            "Verschieben oder stornieren Sie die Buchung, dann wird die Kundschaft benachrichtigt, oder lassen Sie den Eintrag wiederherstellen."
    )

    let eventDeleted = NoticeWording(
        title: "Termin im Kalender gelöscht",
        lead:
            "Der Eintrag dieser Buchung wurde aus Ihrem Kalender gelöscht. Die Buchung besteht weiter.",
        advice:
            "Verschieben oder stornieren Sie die Buchung, dann wird die Kundschaft benachrichtigt, oder lassen Sie den Eintrag wiederherstellen."
    )

    func webhookPaused(_ address: String, isGone: Bool) -> NoticeWording {
        NoticeWording(
            title: "Webhook angehalten",
            lead: isGone
                ? "An \(address) wird nichts mehr gesendet: Die Antwort war, dass es die Adresse nicht mehr gibt."
                : "An \(address) wird nichts mehr gesendet: Seit drei Tagen wurde nichts angenommen.",
            advice:
                "Was inzwischen geschieht, bleibt aufgehoben. Setzen Sie den Webhook fort, wenn er wieder funktioniert, dann wird alles gesendet."
        )
    }
}
