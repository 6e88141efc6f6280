/// The messages in German, with *Sie*.
struct GermanMessages: MessageCatalogue {
    let labels = Labels(
        service: "Leistung",
        when: "Wann",
        yourTime: "Ihre Zeit",
        previously: "Vorher",
        furtherDates: "Weitere Termine",
        // Words without a gender here and for the client, unlike `Anbieter` and `Kunde`.
        provider: "Bei",
        client: "Kundschaft",
        place: "Wo",
        amount: "Betrag",
        refund: "Erstattung",
        reason: "Grund",
        openBooking: "Buchung ansehen",
        pay: "Jetzt bezahlen",
        review: "Bewertung schreiben",
        readReview: "Bewertung lesen",
        answer: "Annehmen oder ablehnen",
        bookAgain: "Anderen Termin wählen",
        stopReminders: "Keine Erinnerungen mehr erhalten",
        resumeReminders: "Wieder Erinnerungen erhalten"
    )

    func greeting(_ name: InsertedText) -> String { "Guten Tag \(name)," }

    func footer(_ b: InsertedDetails, for recipient: Party) -> String {
        switch recipient {
        case .client: "Sie erhalten diese E-Mail, weil Sie bei \(b.provider) gebucht haben."
        case .provider: "Sie erhalten diese E-Mail, weil Termine bei Ihnen über Bookable gebucht werden."
        }
    }

    func refund(_ amount: String?) -> String {
        amount.map { "Erstattung: \($0)." }
            ?? "Nach den Stornobedingungen wird nichts erstattet."
    }

    func reminders(from provider: InsertedText, areEnded: Bool) -> String {
        areEnded
            ? "Sie erhalten keine Erinnerungen und Bitten um Bewertung mehr von \(provider). Bestätigungen, Änderungen und Absagen erhalten Sie weiterhin."
            : "Keine Erinnerungen und Bitten um Bewertung mehr von \(provider) erhalten? Bestätigungen, Änderungen und Absagen erhalten Sie weiterhin."
    }

    func requested(_ b: InsertedDetails, for recipient: Party) -> Wording {
        switch recipient {
        case .client:
            Wording(
                title: "Anfrage eingegangen",
                lead:
                    "Wir haben Ihre Anfrage an \(b.provider) weitergeleitet. Sobald eine Antwort vorliegt, melden wir uns.",
                brief: "Anfrage eingegangen: \(b.service) bei \(b.provider), \(b.when). Wir melden uns mit der Antwort."
            )
        case .provider:
            Wording(
                title: "Neue Terminanfrage",
                lead: "\(b.client) möchte bei Ihnen buchen. Bitte nehmen Sie die Anfrage an oder lehnen Sie sie ab.",
                brief: "Neue Anfrage von \(b.client): \(b.service), \(b.when). Bitte annehmen oder ablehnen."
            )
        }
    }

    func declined(_ b: InsertedDetails, for recipient: Party) -> Wording {
        switch recipient {
        case .client:
            Wording(
                title: "Anfrage abgelehnt",
                lead:
                    "\(b.provider) kann Ihre Anfrage leider nicht annehmen. Gern können Sie einen anderen Termin wählen.",
                brief: "\(b.provider) kann Ihre Anfrage leider nicht annehmen: \(b.service), \(b.when)."
            )
        case .provider:
            Wording(
                title: "Anfrage abgelehnt",
                lead: "Sie haben diese Anfrage abgelehnt. \(b.client) wurde benachrichtigt.",
                brief: "Abgelehnte Anfrage von \(b.client): \(b.service), \(b.when)."
            )
        }
    }

    func confirmed(_ b: InsertedDetails, for recipient: Party) -> Wording {
        switch recipient {
        case .client:
            Wording(
                title: "Buchung bestätigt",
                lead: "Ihre Buchung ist bestätigt. Wir freuen uns auf Sie.",
                brief: "Bestätigt: \(b.service) bei \(b.provider), \(b.when)."
            )
        case .provider:
            Wording(
                title: "Neue Buchung",
                lead: "\(b.client) hat eine bestätigte Buchung bei Ihnen.",
                brief: "Neue Buchung: \(b.client), \(b.service), \(b.when)."
            )
        }
    }

    func paymentNeeded(_ b: InsertedDetails, _ amount: String, until: String?, for recipient: Party) -> Wording {
        let deadline = until.map { " bis \($0)" } ?? ""
        return switch recipient {
        case .client:
            Wording(
                title: "Zahlung erforderlich",
                lead:
                    "Bitte zahlen Sie \(amount)\(deadline). Sobald die Zahlung eingegangen ist, ist Ihre Buchung bestätigt.",
                brief:
                    "Bitte zahlen Sie \(amount)\(deadline), um zu bestätigen: \(b.service) bei \(b.provider), \(b.when)."
            )
        case .provider:
            Wording(
                title: "Zahlung ausstehend",
                lead: "\(b.client) wurde gebeten, \(amount)\(deadline) zu zahlen.",
                brief: "Zahlung von \(amount) steht aus: \(b.client), \(b.service), \(b.when)."
            )
        }
    }

    func paymentReceived(_ b: InsertedDetails, _ amount: String, for recipient: Party) -> Wording {
        switch recipient {
        case .client:
            Wording(
                title: "Zahlung eingegangen",
                lead: "Vielen Dank. Ihre Zahlung von \(amount) ist eingegangen.",
                brief: "Zahlung von \(amount) eingegangen: \(b.service) bei \(b.provider), \(b.when). Vielen Dank."
            )
        case .provider:
            Wording(
                title: "Zahlung eingegangen",
                lead: "\(b.client) hat \(amount) gezahlt.",
                brief: "\(b.client) hat \(amount) gezahlt: \(b.service), \(b.when)."
            )
        }
    }

    func moved(_ b: InsertedDetails, by mover: Party, for recipient: Party) -> Wording {
        let lead =
            switch (mover, recipient) {
            case (.client, .client): "Sie haben Ihren Termin verschoben. Unten steht die neue Zeit."
            case (.provider, .client):
                "\(b.provider) hat Ihren Termin verschoben. Bitte prüfen Sie, ob Ihnen die neue Zeit passt."
            case (.client, .provider): "\(b.client) hat den Termin verschoben. Unten steht die neue Zeit."
            case (.provider, .provider): "Sie haben diesen Termin verschoben. \(b.client) wurde benachrichtigt."
            }
        let brief =
            switch (mover, recipient) {
            case (.client, .client): "Ihr Termin ist verschoben: \(b.service) bei \(b.provider), jetzt \(b.when)."
            case (.provider, .client): "\(b.provider) hat Ihren Termin verschoben: \(b.service), jetzt \(b.when)."
            case (.client, .provider): "\(b.client) hat verschoben: \(b.service), jetzt \(b.when)."
            case (.provider, .provider): "Verschoben: \(b.client), \(b.service), jetzt \(b.when)."
            }
        return Wording(title: "Termin verschoben", lead: lead, brief: brief)
    }

    func cancelled(_ b: InsertedDetails, by party: Party, for recipient: Party) -> Wording {
        let lead =
            switch (party, recipient) {
            case (.client, .client): "Ihre Buchung wurde wie gewünscht storniert."
            // A provider calls off (`absagen`), a client gives up what was booked (`stornieren`).
            case (.provider, .client): "\(b.provider) musste Ihre Buchung leider absagen. Wir bitten um Entschuldigung."
            case (.client, .provider): "\(b.client) hat die Buchung storniert. Die Zeit ist wieder frei."
            case (.provider, .provider): "Sie haben diese Buchung abgesagt. \(b.client) wurde benachrichtigt."
            }
        let brief =
            switch (party, recipient) {
            case (.client, .client): "Wie gewünscht storniert: \(b.service) bei \(b.provider), \(b.when)."
            case (.provider, .client): "\(b.provider) musste leider absagen: \(b.service), \(b.when)."
            case (.client, .provider): "\(b.client) hat storniert: \(b.service), \(b.when)."
            case (.provider, .provider): "Abgesagt: \(b.client), \(b.service), \(b.when)."
            }
        return Wording(title: "Buchung storniert", lead: lead, brief: brief)
    }

    func refundPaid(_ b: InsertedDetails, _ amount: String, for recipient: Party) -> Wording {
        switch recipient {
        case .client:
            Wording(
                title: "Erstattung ausgezahlt",
                lead:
                    "Wir haben Ihnen \(amount) erstattet. Bis der Betrag auf Ihrem Konto erscheint, können einige Tage vergehen.",
                brief: "Erstattung von \(amount) ausgezahlt: \(b.service), \(b.when). Die Bank braucht einige Tage."
            )
        case .provider:
            Wording(
                title: "Erstattung ausgezahlt",
                lead: "\(b.client) hat \(amount) zurückerhalten.",
                brief: "Erstattung von \(amount) an \(b.client) ausgezahlt: \(b.service), \(b.when)."
            )
        }
    }

    func refundFailed(_ b: InsertedDetails, _ amount: String) -> Wording {
        Wording(
            title: "Erstattung fehlgeschlagen",
            lead:
                "Die Erstattung von \(amount) an \(b.client) konnte nicht ausgezahlt werden. Bitte zahlen Sie den Betrag auf anderem Weg.",
            brief: "Erstattung von \(amount) an \(b.client) fehlgeschlagen: \(b.service), \(b.when)."
        )
    }

    func paymentDisputed(_ b: InsertedDetails, _ amount: String, isInquiry: Bool, until: String?) -> Wording {
        let deadline = until.map { " bis \($0)" } ?? ""
        let event =
            isInquiry
            ? "Die Bank von \(b.client) fragt nach einer Zahlung von \(amount). Bisher wurde nichts abgebucht."
            : "\(b.client) ficht eine Zahlung bei der Bank an, die \(amount) abgebucht hat."
        return Wording(
            title: isInquiry ? "Bank fragt nach einer Zahlung" : "Zahlung angefochten",
            lead:
                "\(event) Um zu widersprechen, reichen Sie\(deadline) Belege im Dashboard von Stripe ein, etwa die Buchungsbestätigung. Sonst ist das Geld in der Regel verloren.",
            brief:
                "Anfechtung: \(amount), \(b.client), \(b.service), \(b.when). Belege bei Stripe einreichen\(deadline)."
        )
    }

    func disputeClosed(_ b: InsertedDetails, _ amount: String, _ outcome: DisputeOutcome) -> Wording {
        let (title, result) =
            switch outcome {
            case .won:
                ("Anfechtung gewonnen", "Die Bank hat für Sie entschieden: \(amount) von \(b.client) sind zurück.")
            case .lost: ("Anfechtung verloren", "Die Bank hat für \(b.client) entschieden: \(amount) sind verloren.")
            case .withdrawn:
                ("Anfechtung beendet", "Die Anfechtung von \(amount) durch \(b.client) endete ohne Abbuchung.")
            }
        return Wording(
            title: title,
            lead: "\(result) Sie müssen nichts tun.",
            brief: "\(title): \(amount), \(b.client), \(b.service), \(b.when)."
        )
    }

    func reminder(_ b: InsertedDetails, _ notice: String?, for recipient: Party) -> Wording {
        switch recipient {
        case .client:
            Wording(
                title: "Erinnerung",
                lead: notice.map { "Ihr Termin beginnt \($0)." } ?? "Ihr Termin steht bevor.",
                brief: "Erinnerung: \(b.service) bei \(b.provider), \(b.when)."
            )
        case .provider:
            Wording(
                title: "Erinnerung",
                lead: notice.map { "Ein Termin beginnt \($0)." } ?? "Ein Termin steht bevor.",
                brief: "Erinnerung: \(b.client), \(b.service), \(b.when)."
            )
        }
    }

    func reviewRequest(_ b: InsertedDetails, for recipient: Party) -> Wording {
        switch recipient {
        case .client:
            Wording(
                title: "Wie war es?",
                lead:
                    "Vielen Dank für Ihren Besuch bei \(b.provider). Eine kurze Bewertung hilft anderen bei der Wahl.",
                brief: "Wie war Ihr Besuch bei \(b.provider)? Eine kurze Bewertung hilft anderen bei der Wahl."
            )
        case .provider:
            Wording(
                title: "Bewertung angefragt",
                lead: "Wir haben \(b.client) um eine Bewertung gebeten.",
                brief: "Wir haben \(b.client) um eine Bewertung gebeten: \(b.service), \(b.when)."
            )
        }
    }

    func reviewWritten(_ b: InsertedDetails, by client: String?, stars: Int) -> Wording {
        let visit = client == nil ? "\(b.service)" : "\(b.service), \(b.when)"
        return Wording(
            title: "Neue Bewertung",
            lead:
                "\(client ?? "Jemand") hat den Besuch bewertet: \(stars) von 5 Sternen. "
                + "Sie können die Bewertung in der Konsole unter Leistungen lesen und öffentlich beantworten.",
            brief:
                "Neue Bewertung\(client.map { " von \($0)" } ?? ""): \(stars) von 5 Sternen, \(visit)."
        )
    }

    func noShow(_ b: InsertedDetails, for recipient: Party) -> Wording {
        switch recipient {
        case .client:
            Wording(
                title: "Termin versäumt",
                lead:
                    "Ihr Termin ist als versäumt vermerkt. Falls das nicht stimmt, wenden Sie sich bitte an \(b.provider).",
                brief:
                    "Als versäumt vermerkt: \(b.service), \(b.when). Stimmt das nicht, wenden Sie sich bitte an \(b.provider)."
            )
        case .provider:
            Wording(
                title: "Nichterscheinen vermerkt",
                lead: "Sie haben vermerkt, dass \(b.client) nicht erschienen ist.",
                brief: "Nichterscheinen vermerkt: \(b.client), \(b.service), \(b.when)."
            )
        }
    }

    func holdExpired(_ b: InsertedDetails, for recipient: Party) -> Wording {
        switch recipient {
        case .client:
            Wording(
                title: "Reservierung abgelaufen",
                lead:
                    "Ihre Reservierung wurde nicht rechtzeitig bestätigt und ist abgelaufen. Gern können Sie neu buchen.",
                brief:
                    "Ihre Reservierung ist abgelaufen: \(b.service) bei \(b.provider), \(b.when). Sie können neu buchen."
            )
        case .provider:
            Wording(
                title: "Reservierung abgelaufen",
                lead: "Die Reservierung für \(b.client) wurde nicht rechtzeitig bestätigt. Die Zeit ist wieder frei.",
                brief: "Reservierung abgelaufen: \(b.client), \(b.service), \(b.when). Die Zeit ist wieder frei."
            )
        }
    }
}
