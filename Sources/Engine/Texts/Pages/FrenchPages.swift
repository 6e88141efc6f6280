import Localization

/// The pages in French, with *vous*.
struct FrenchPages: PageCatalogue {
    var labels: PageLabels { Self.all }

    /// Made once: a page asks for words dozens of times.
    private static let all = PageLabels(
        skipToContent: "Aller au contenu",
        language: "Langue",
        optional: "facultatif",
        chooseProvider: "Avec qui souhaitez-vous réserver\u{A0}?",
        noProviders: "Aucune réservation n’est encore possible ici.",
        services: "Prestations",
        noServices: "Aucune réservation n’est possible pour le moment.",
        freeOfCharge: "Gratuit",
        previousMonth: "Mois précédent",
        nextMonth: "Mois suivant",
        nextFreeDay: "Prochain jour libre",
        noTimes: "Il n’y a pas d’horaire libre pour le moment.",
        yourDetails: "Vos coordonnées",
        name: "Nom",
        email: "E-mail",
        emailHint: "La confirmation y sera envoyée.",
        phone: "Téléphone",
        bring: "À apporter",
        documentHint: "Un numéro ou un lien",
        choose: "Choisissez",
        yes: "Oui",
        no: "Non",
        changeTime: "Changer d’horaire",
        price: "Prix",
        dueNow: "À payer maintenant",
        paid: "Payé",
        refund: "Remboursement",
        with: "Avec",
        cancellationPolicy: "Si vous annulez",
        checkDetails: "Veuillez vérifier vos informations",
        slotTaken: "Cet horaire vient d’être pris",
        slotTakenHelp: "Vos informations sont conservées. Ces horaires sont encore libres\u{A0}:",
        slotGone:
            "Cet horaire ne peut plus être réservé. Choisissez-en un autre\u{A0}; vos informations sont conservées.",
        policyChanged: "Les conditions d’annulation ont changé. Veuillez les lire et réserver de nouveau.",
        priceChanged: "Le prix de cet horaire a changé. Veuillez le vérifier et réserver de nouveau.",
        formReused:
            "Ce formulaire a déjà été envoyé avec d’autres informations. Renvoyez-le pour réserver une fois de plus.",
        confirmed: "Votre réservation est confirmée",
        requested: "Votre demande est envoyée",
        requestedHelp: "Vous serez informé de la réponse.",
        paymentNeeded: "Payez pour confirmer votre réservation",
        held: "Cet horaire vous est réservé provisoirement",
        heldHelp: "Confirmez la réservation avant la fin du délai.",
        cancelled: "Cette réservation est annulée",
        completed: "Ce rendez-vous est passé",
        noShow: "Ce rendez-vous a été manqué",
        expired: "Cette réservation n’a pas été confirmée à temps",
        keepAddress: "Conservez l’adresse de cette page\u{A0}: elle permet de déplacer ou d’annuler la réservation.",
        addToCalendar: "Ajouter au calendrier",
        bookAgain: "Réserver de nouveau",
        push: "M’avertir sur cet appareil",
        pushOn: "Cet appareil est averti des changements et des rappels.",
        pushOff: "Ne plus avertir cet appareil",
        pushRefused:
            "Cet appareil n’a pas pu être configuré. Autorisez les notifications de ce site dans votre navigateur, puis réessayez.",
        move: "Déplacer à un autre horaire",
        chooseNewTime: "Choisir un nouvel horaire",
        moved: "Votre réservation est déplacée",
        moveRefused: "Cette réservation ne peut plus être déplacée.",
        cancel: "Annuler la réservation",
        cancelQuestion: "Annuler cette réservation\u{A0}?",
        keepBooking: "Garder la réservation",
        reason: "Motif",
        refundNothing: "Si vous annulez maintenant, rien n’est remboursé.",
        refundNotPaid: "Rien n’a été payé, il n’y a donc rien à rembourser.",
        refundUndecided: "Si vous annulez maintenant, une personne décidera du remboursement.",
        curveCaption: "Ce qui vous est remboursé, selon le moment de l’annulation",
        curveWhen: "Avant le début",
        curveAfterwards: "Plus tard",
        confirmHold: "Confirmer la réservation",
        payLater: "La page de paiement est indisponible pour le moment. Réessayez dans une minute.",
        notFound: "Page introuvable",
        notFoundHelp: "L’adresse est incomplète, ou cette offre n’existe plus.",
        refusedSource: "Ce formulaire venait d’un autre site",
        refusedSourceHelp: "Par sécurité, rien n’a été modifié. Ouvrez la page ici et renvoyez le formulaire.",
        tooMany: "Trop de demandes",
        tooManyHelp: "Patientez un instant et réessayez.",
        failed: "Une erreur est survenue",
        failedHelp: "Ce n’est pas de votre fait. Réessayez dans un instant.",
        wrongState: "La réservation a changé entre-temps. Voici où elle en est.",
        toStart: "Vers la page d’accueil",
        more: "Afficher plus",
        bookNow: "Réserver cet horaire",
        requestNow: "Demander cet horaire",
        thanks: "Merci",
        thanksHelp:
            "Votre paiement est en cours de confirmation. Vous recevrez un e-mail dès son arrivée\u{A0}; la page de votre réservation l’indique aussi."
    )

    // Zero is singular in French.
    func freeTimes(_ count: Int) -> String { count < 2 ? "\(count) horaire libre" : "\(count) horaires libres" }
    func placesLeft(_ count: Int) -> String { count < 2 ? "\(count) place libre" : "\(count) places libres" }
    func noTimes(in month: String) -> String { "Pas d’horaire libre en \(month)." }
    func times(in zone: String) -> String { "Heures de \(zone)" }

    func book(_ when: String) -> String { "Réserver\u{A0}: \(when)" }
    func request(_ when: String) -> String { "Demander\u{A0}: \(when)" }
    func bookAndPay(_ amount: String) -> String { "Réserver et payer \(amount)" }
    func pay(_ amount: String) -> String { "Payer \(amount)" }
    func payUntil(_ time: String) -> String { "L’horaire vous est gardé jusqu’au \(time)." }
    func moveTo(_ when: String) -> String { "Déplacer\u{A0}: \(when)" }

    func refundNow(_ amount: String, of paid: String) -> String {
        "Si vous annulez maintenant, \(amount) sur \(paid) vous sont remboursés."
    }
    func refunded(_ amount: String) -> String { "Remboursement\u{A0}: \(amount)." }
    func atLeast(_ duration: String) -> String { "\(duration) ou plus" }

    func fault(_ fault: PageFault) -> String {
        switch fault {
        case .required: "Cette information est nécessaire."
        case .email: "Indiquez une adresse e-mail comme kim@example.com."
        case .phone: "Indiquez un numéro de téléphone comme +33 1 23 45 67 89."
        case .number: "Indiquez un nombre comme 1.5."
        case .date: "Indiquez une date comme 2026-03-10."
        case .choice: "Choisissez une des réponses."
        case .consent: "Cochez cette case pour réserver."
        case .character: "Un caractère ne peut pas être utilisé ici."
        case .undeliverable: "Les e-mails n’arrivent pas à cette adresse. Veuillez en indiquer une autre."
        case .other: "Cela ne peut pas être utilisé ici."
        case .tooLong(let maximum): "\(maximum) caractères au plus."
        }
    }

    func bookWith(_ provider: String) -> String { "Réserver\u{A0}: \(provider)" }
}
