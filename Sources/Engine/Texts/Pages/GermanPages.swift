import Localization

/// The pages in German, with *Sie*.
struct GermanPages: PageCatalogue {
    var labels: PageLabels { Self.all }

    /// Made once: a page asks for words dozens of times.
    private static let all = PageLabels(
        skipToContent: "Zum Inhalt",
        language: "Sprache",
        optional: "freiwillig",
        chooseProvider: "Bei wem möchten Sie buchen?",
        noProviders: "Hier kann noch niemand gebucht werden.",
        services: "Angebot",
        noServices: "Zurzeit kann nichts gebucht werden.",
        freeOfCharge: "Kostenlos",
        previousMonth: "Voriger Monat",
        nextMonth: "Nächster Monat",
        nextFreeDay: "Nächster freier Tag",
        noTimes: "Zurzeit gibt es keine freien Termine.",
        yourDetails: "Ihre Angaben",
        name: "Name",
        email: "E-Mail",
        emailHint: "Dorthin geht die Bestätigung.",
        phone: "Telefon",
        bring: "Bitte bringen Sie mit",
        documentHint: "Eine Nummer oder ein Link",
        choose: "Bitte wählen",
        yes: "Ja",
        no: "Nein",
        changeTime: "Zeit ändern",
        price: "Preis",
        dueNow: "Jetzt fällig",
        paid: "Bezahlt",
        refund: "Erstattung",
        with: "Bei",
        cancellationPolicy: "Wenn Sie absagen",
        checkDetails: "Bitte prüfen Sie Ihre Angaben",
        slotTaken: "Dieser Termin wurde gerade vergeben",
        slotTakenHelp: "Ihre Angaben bleiben erhalten. Diese Termine sind noch frei:",
        slotGone:
            "Dieser Termin kann nicht mehr gebucht werden. Bitte wählen Sie einen anderen; Ihre Angaben bleiben erhalten.",
        policyChanged: "Die Stornobedingungen haben sich geändert. Bitte lesen Sie sie und buchen Sie noch einmal.",
        priceChanged: "Der Preis für diese Zeit hat sich geändert. Bitte sehen Sie ihn an und buchen Sie noch einmal.",
        formReused:
            "Dieses Formular wurde schon mit anderen Angaben abgeschickt. Schicken Sie es noch einmal ab, um ein weiteres Mal zu buchen.",
        confirmed: "Ihre Buchung ist bestätigt",
        requested: "Ihre Anfrage ist abgeschickt",
        requestedHelp: "Sie bekommen Bescheid, sobald sie angenommen oder abgelehnt ist.",
        paymentNeeded: "Bezahlen Sie, um die Buchung zu bestätigen",
        held: "Dieser Termin ist für Sie reserviert",
        heldHelp: "Bestätigen Sie die Buchung, bevor die Reservierung endet.",
        cancelled: "Diese Buchung ist storniert",
        completed: "Dieser Termin ist vorbei",
        noShow: "Dieser Termin wurde versäumt",
        expired: "Diese Buchung wurde nicht rechtzeitig bestätigt",
        keepAddress:
            "Bewahren Sie die Adresse dieser Seite auf: Damit können Sie die Buchung verschieben oder stornieren.",
        addToCalendar: "In den Kalender",
        bookAgain: "Noch einmal buchen",
        push: "Auf diesem Gerät benachrichtigen",
        pushOn: "Dieses Gerät erhält Änderungen und Erinnerungen.",
        pushOff: "Auf diesem Gerät nicht mehr benachrichtigen",
        pushRefused:
            "Das Gerät konnte nicht eingerichtet werden. Bitte erlauben Sie im Browser Benachrichtigungen dieser Website und versuchen Sie es noch einmal.",
        move: "Auf eine andere Zeit verschieben",
        chooseNewTime: "Neue Zeit wählen",
        moved: "Ihre Buchung ist verschoben",
        moveRefused: "Diese Buchung kann nicht mehr verschoben werden.",
        cancel: "Buchung stornieren",
        cancelQuestion: "Diese Buchung stornieren?",
        keepBooking: "Buchung behalten",
        reason: "Grund",
        refundNothing: "Wenn Sie jetzt stornieren, wird nichts erstattet.",
        refundNotPaid: "Es wurde nichts bezahlt, also gibt es nichts zu erstatten.",
        refundUndecided: "Wenn Sie jetzt stornieren, entscheidet ein Mensch über die Erstattung.",
        curveCaption: "Was Sie zurückbekommen, je nachdem, wie früh Sie absagen",
        curveWhen: "Vor dem Beginn",
        curveAfterwards: "Später",
        confirmHold: "Buchung bestätigen",
        payLater: "Die Bezahlseite ist gerade nicht zu erreichen. Bitte versuchen Sie es in einer Minute noch einmal.",
        notFound: "Seite nicht gefunden",
        notFoundHelp: "Die Adresse ist nicht vollständig, oder das Angebot gibt es nicht mehr.",
        refusedSource: "Dieses Formular kam von einer anderen Website",
        refusedSourceHelp:
            "Zu Ihrer Sicherheit wurde nichts geändert. Öffnen Sie die Seite hier und schicken Sie das Formular noch einmal ab.",
        tooMany: "Zu viele Anfragen",
        tooManyHelp: "Bitte warten Sie einen Moment und versuchen Sie es noch einmal.",
        failed: "Etwas ist schiefgegangen",
        failedHelp: "Es lag nicht an Ihnen. Bitte versuchen Sie es gleich noch einmal.",
        wrongState: "Die Buchung hat sich inzwischen geändert. So steht sie jetzt.",
        toStart: "Zur Startseite",
        more: "Mehr zeigen",
        bookNow: "Diesen Termin buchen",
        requestNow: "Diesen Termin anfragen",
        thanks: "Vielen Dank",
        thanksHelp:
            "Ihre Zahlung wird gerade bestätigt. Sie bekommen eine E-Mail, sobald sie eingegangen ist; auch die Seite Ihrer Buchung zeigt es."
    )

    func freeTimes(_ count: Int) -> String { count == 1 ? "1 freier Termin" : "\(count) freie Termine" }
    func placesLeft(_ count: Int) -> String { count == 1 ? "noch 1 Platz" : "noch \(count) Plätze" }
    func noTimes(in month: String) -> String { "Keine freien Termine im \(month)." }
    func times(in zone: String) -> String { "Zeiten wie in \(zone)" }

    func book(_ when: String) -> String { "\(when) buchen" }
    func request(_ when: String) -> String { "\(when) anfragen" }
    func bookAndPay(_ amount: String) -> String { "Buchen und \(amount) bezahlen" }
    func pay(_ amount: String) -> String { "\(amount) bezahlen" }
    func payUntil(_ time: String) -> String { "Der Termin bleibt bis \(time) für Sie reserviert." }
    func moveTo(_ when: String) -> String { "Auf \(when) verschieben" }

    func refundNow(_ amount: String, of paid: String) -> String {
        "Wenn Sie jetzt stornieren, bekommen Sie \(amount) von \(paid) zurück."
    }
    func refunded(_ amount: String) -> String { "Sie bekommen \(amount) zurück." }
    func atLeast(_ duration: String) -> String { "\(duration) oder mehr" }

    func fault(_ fault: PageFault) -> String {
        switch fault {
        case .required: "Diese Angabe fehlt."
        case .email: "Geben Sie eine E-Mail-Adresse wie kim@example.com an."
        case .phone: "Geben Sie eine Telefonnummer wie +49 30 1234567 an."
        case .number: "Geben Sie eine Zahl wie 1.5 an."
        case .date: "Geben Sie ein Datum wie 2026-03-10 an."
        case .choice: "Wählen Sie eine der Antworten."
        case .consent: "Bitte setzen Sie hier ein Häkchen, um zu buchen."
        case .character: "Hier steht ein Zeichen, das nicht verwendet werden kann."
        case .undeliverable: "An dieser Adresse kommt keine E-Mail an. Bitte verwenden Sie eine andere."
        case .other: "Das kann hier nicht verwendet werden."
        case .tooLong(let maximum): "Hier sind höchstens \(maximum) Zeichen möglich."
        }
    }

    func bookWith(_ provider: String) -> String { "Buchen: \(provider)" }
}
