/// The messages in French, with *vous*.
struct FrenchMessages: MessageCatalogue {
    let labels = Labels(
        service: "Prestation",
        when: "Quand",
        yourTime: "Votre heure",
        previously: "Auparavant",
        furtherDates: "Autres dates",
        provider: "Avec",
        client: "Client",
        place: "Lieu",
        amount: "Montant",
        refund: "Remboursement",
        reason: "Motif",
        openBooking: "Voir la réservation",
        pay: "Payer maintenant",
        review: "Donner mon avis",
        readReview: "Lire l’avis",
        answer: "Accepter ou refuser",
        bookAgain: "Choisir un autre créneau",
        stopReminders: "Ne plus recevoir de rappels",
        resumeReminders: "Recevoir de nouveau les rappels"
    )

    func greeting(_ name: InsertedText) -> String { "Bonjour \(name)," }

    func footer(_ b: InsertedDetails, for recipient: Party) -> String {
        switch recipient {
        case .client: "Vous recevez cet e-mail suite à votre réservation auprès de \(b.provider)."
        case .provider: "Vous recevez cet e-mail car des rendez-vous sont réservés auprès de vous via Bookable."
        }
    }

    func refund(_ amount: String?) -> String {
        // French puts a space before a colon and a question mark, which must not be where a line ends.
        amount.map { "Remboursement\u{A0}: \($0)." }
            ?? "Selon les conditions d’annulation, aucun remboursement n’est prévu."
    }

    func reminders(from provider: InsertedText, areEnded: Bool) -> String {
        areEnded
            ? "Vous ne recevrez plus de rappels ni de demandes d’avis de \(provider). Vous continuerez à recevoir les confirmations, les modifications et les annulations."
            : "Ne plus recevoir de rappels ni de demandes d’avis de \(provider)\u{A0}? Vous continuerez à recevoir les confirmations, les modifications et les annulations."
    }

    func requested(_ b: InsertedDetails, for recipient: Party) -> Wording {
        switch recipient {
        case .client:
            Wording(
                title: "Demande reçue",
                lead:
                    "Nous avons transmis votre demande à \(b.provider). Nous vous écrirons dès que nous aurons une réponse.",
                brief:
                    "Demande reçue\u{A0}: \(b.service) avec \(b.provider), \(b.when). Nous vous communiquerons la réponse."
            )
        case .provider:
            Wording(
                title: "Nouvelle demande de réservation",
                lead: "\(b.client) souhaite réserver auprès de vous. Merci d’accepter ou de refuser la demande.",
                brief: "Nouvelle demande de \(b.client)\u{A0}: \(b.service), \(b.when). Merci d’accepter ou de refuser."
            )
        }
    }

    func declined(_ b: InsertedDetails, for recipient: Party) -> Wording {
        switch recipient {
        case .client:
            Wording(
                title: "Demande refusée",
                lead: "\(b.provider) ne peut pas accepter votre demande. Vous pouvez choisir un autre créneau.",
                brief: "\(b.provider) ne peut pas accepter votre demande\u{A0}: \(b.service), \(b.when)."
            )
        case .provider:
            Wording(
                title: "Demande refusée",
                lead: "Vous avez refusé cette demande. Un message a été envoyé à \(b.client).",
                brief: "Demande de \(b.client) refusée\u{A0}: \(b.service), \(b.when)."
            )
        }
    }

    func confirmed(_ b: InsertedDetails, for recipient: Party) -> Wording {
        switch recipient {
        case .client:
            Wording(
                title: "Réservation confirmée",
                lead: "Votre réservation est confirmée. Au plaisir de vous accueillir.",
                brief: "Confirmé\u{A0}: \(b.service) avec \(b.provider), \(b.when)."
            )
        case .provider:
            Wording(
                title: "Nouvelle réservation",
                lead: "\(b.client) a une réservation confirmée auprès de vous.",
                brief: "Nouvelle réservation\u{A0}: \(b.client), \(b.service), \(b.when)."
            )
        }
    }

    func paymentNeeded(_ b: InsertedDetails, _ amount: String, until: String?, for recipient: Party) -> Wording {
        // With an article, because what follows begins with a day.
        let deadline = until.map { " avant le \($0)" } ?? ""
        return switch recipient {
        case .client:
            Wording(
                title: "Paiement attendu",
                lead:
                    "Merci de régler \(amount)\(deadline). Votre réservation sera confirmée dès réception du paiement.",
                brief:
                    "Merci de régler \(amount)\(deadline) pour confirmer\u{A0}: \(b.service) avec \(b.provider), \(b.when)."
            )
        case .provider:
            Wording(
                title: "En attente de paiement",
                lead: "\(b.client) a reçu une demande de paiement de \(amount)\(deadline).",
                brief: "En attente du paiement de \(amount)\u{A0}: \(b.client), \(b.service), \(b.when)."
            )
        }
    }

    func paymentReceived(_ b: InsertedDetails, _ amount: String, for recipient: Party) -> Wording {
        switch recipient {
        case .client:
            Wording(
                title: "Paiement reçu",
                lead: "Merci, votre paiement de \(amount) est bien arrivé.",
                brief: "Paiement de \(amount) reçu\u{A0}: \(b.service) avec \(b.provider), \(b.when). Merci."
            )
        case .provider:
            Wording(
                title: "Paiement reçu",
                lead: "\(b.client) a payé \(amount).",
                brief: "\(b.client) a payé \(amount)\u{A0}: \(b.service), \(b.when)."
            )
        }
    }

    func moved(_ b: InsertedDetails, by mover: Party, for recipient: Party) -> Wording {
        let lead =
            switch (mover, recipient) {
            case (.client, .client): "Vous avez déplacé votre rendez-vous. Voici le nouvel horaire."
            case (.provider, .client):
                "\(b.provider) a déplacé votre rendez-vous. Merci de vérifier que le nouvel horaire vous convient."
            case (.client, .provider): "\(b.client) a déplacé le rendez-vous. Voici le nouvel horaire."
            case (.provider, .provider): "Vous avez déplacé ce rendez-vous. Un message a été envoyé à \(b.client)."
            }
        let brief =
            switch (mover, recipient) {
            case (.client, .client):
                "Votre rendez-vous est déplacé\u{A0}: \(b.service) avec \(b.provider), désormais \(b.when)."
            case (.provider, .client):
                "\(b.provider) a déplacé votre rendez-vous\u{A0}: \(b.service), désormais \(b.when)."
            case (.client, .provider): "\(b.client) a déplacé le rendez-vous\u{A0}: \(b.service), désormais \(b.when)."
            case (.provider, .provider): "Rendez-vous déplacé\u{A0}: \(b.client), \(b.service), désormais \(b.when)."
            }
        return Wording(title: "Rendez-vous déplacé", lead: lead, brief: brief)
    }

    func cancelled(_ b: InsertedDetails, by party: Party, for recipient: Party) -> Wording {
        let lead =
            switch (party, recipient) {
            case (.client, .client): "Votre réservation a été annulée, comme vous l’avez demandé."
            case (.provider, .client):
                "\(b.provider) a dû annuler votre réservation. Nous vous prions de nous en excuser."
            case (.client, .provider): "\(b.client) a annulé la réservation. Le créneau est de nouveau libre."
            case (.provider, .provider): "Vous avez annulé cette réservation. Un message a été envoyé à \(b.client)."
            }
        let brief =
            switch (party, recipient) {
            case (.client, .client): "Annulé à votre demande\u{A0}: \(b.service) avec \(b.provider), \(b.when)."
            case (.provider, .client): "\(b.provider) a dû annuler\u{A0}: \(b.service), \(b.when)."
            case (.client, .provider): "\(b.client) a annulé\u{A0}: \(b.service), \(b.when)."
            case (.provider, .provider): "Annulé\u{A0}: \(b.client), \(b.service), \(b.when)."
            }
        return Wording(title: "Réservation annulée", lead: lead, brief: brief)
    }

    func refundPaid(_ b: InsertedDetails, _ amount: String, for recipient: Party) -> Wording {
        switch recipient {
        case .client:
            Wording(
                title: "Remboursement effectué",
                lead:
                    "Nous vous avons remboursé \(amount). Il peut s’écouler quelques jours avant que votre banque l’affiche.",
                brief:
                    "Remboursement de \(amount) effectué\u{A0}: \(b.service), \(b.when). Votre banque peut l’afficher sous quelques jours."
            )
        case .provider:
            Wording(
                title: "Remboursement effectué",
                lead: "\(amount) ont été remboursés à \(b.client).",
                brief: "Remboursement de \(amount) à \(b.client)\u{A0}: \(b.service), \(b.when)."
            )
        }
    }

    func refundFailed(_ b: InsertedDetails, _ amount: String) -> Wording {
        Wording(
            title: "Échec du remboursement",
            lead:
                "Le remboursement de \(amount) à \(b.client) n’a pas pu être effectué. Veuillez le verser par un autre moyen.",
            brief: "Échec du remboursement de \(amount) à \(b.client)\u{A0}: \(b.service), \(b.when)."
        )
    }

    func paymentDisputed(_ b: InsertedDetails, _ amount: String, isInquiry: Bool, until: String?) -> Wording {
        // With an article, because what follows begins with a day.
        let deadline = until.map { " avant le \($0)" } ?? ""
        let event =
            isInquiry
            ? "La banque de \(b.client) demande des renseignements sur un paiement de \(amount). Rien n’a été prélevé jusqu’ici."
            : "\(b.client) conteste un paiement auprès de sa banque, qui a prélevé \(amount)."
        return Wording(
            title: isInquiry ? "Demande de la banque sur un paiement" : "Paiement contesté",
            lead:
                "\(event) Pour vous y opposer, envoyez des justificatifs dans le tableau de bord de Stripe\(deadline), par exemple la confirmation de la réservation. Sinon, l’argent est en général perdu.",
            brief:
                "Contestation de \(amount)\u{A0}: \(b.client), \(b.service), \(b.when). Envoyez des justificatifs dans Stripe\(deadline)."
        )
    }

    func disputeClosed(_ b: InsertedDetails, _ amount: String, _ outcome: DisputeOutcome) -> Wording {
        let (title, result) =
            switch outcome {
            case .won:
                (
                    "Contestation gagnée",
                    "La banque a décidé en votre faveur\u{A0}: \(amount) de \(b.client) sont de retour."
                )
            case .lost:
                ("Contestation perdue", "La banque a décidé en faveur de \(b.client)\u{A0}: \(amount) sont perdus.")
            case .withdrawn:
                ("Contestation close", "La contestation de \(amount) par \(b.client) s’est terminée sans prélèvement.")
            }
        return Wording(
            title: title,
            lead: "\(result) Vous n’avez rien à faire.",
            brief: "\(title)\u{A0}: \(amount), \(b.client), \(b.service), \(b.when)."
        )
    }

    func reminder(_ b: InsertedDetails, _ notice: String?, for recipient: Party) -> Wording {
        switch recipient {
        case .client:
            Wording(
                title: "Rappel",
                lead: notice.map { "Votre rendez-vous commence \($0)." } ?? "Votre rendez-vous approche.",
                brief: "Rappel\u{A0}: \(b.service) avec \(b.provider), \(b.when)."
            )
        case .provider:
            Wording(
                title: "Rappel",
                lead: notice.map { "Un rendez-vous commence \($0)." } ?? "Un rendez-vous approche.",
                brief: "Rappel\u{A0}: \(b.client), \(b.service), \(b.when)."
            )
        }
    }

    func reviewRequest(_ b: InsertedDetails, for recipient: Party) -> Wording {
        switch recipient {
        case .client:
            Wording(
                title: "Votre avis",
                lead: "Merci de votre visite chez \(b.provider). Un court avis aide les autres à choisir.",
                brief:
                    "Comment s’est passée votre visite chez \(b.provider)\u{A0}? Un court avis aide les autres à choisir."
            )
        case .provider:
            Wording(
                title: "Avis demandé",
                lead: "Nous avons demandé un avis à \(b.client).",
                brief: "Avis demandé à \(b.client)\u{A0}: \(b.service), \(b.when)."
            )
        }
    }

    func reviewWritten(_ b: InsertedDetails, by client: String?, stars: Int) -> Wording {
        let visit = client == nil ? "\(b.service)" : "\(b.service), \(b.when)"
        return Wording(
            title: "Nouvel avis",
            lead:
                "\(client ?? "Un client") a laissé un avis\u{A0}: \(stars)\u{A0}\(stars == 1 ? "étoile" : "étoiles") sur\u{A0}5. "
                + "Vous pouvez le lire et y répondre publiquement dans la console, sous Prestations.",
            brief:
                "Nouvel avis\(client.map { " de \($0)" } ?? "")\u{A0}: \(stars)\u{A0}\(stars == 1 ? "étoile" : "étoiles") sur\u{A0}5, \(visit)."
        )
    }

    func noShow(_ b: InsertedDetails, for recipient: Party) -> Wording {
        switch recipient {
        case .client:
            Wording(
                title: "Rendez-vous manqué",
                lead: "Votre rendez-vous est noté comme manqué. Si c’est une erreur, merci de contacter \(b.provider).",
                brief:
                    "Noté comme manqué\u{A0}: \(b.service), \(b.when). En cas d’erreur, merci de contacter \(b.provider)."
            )
        case .provider:
            Wording(
                title: "Absence enregistrée",
                lead: "Vous avez enregistré l’absence de \(b.client).",
                brief: "Absence enregistrée\u{A0}: \(b.client), \(b.service), \(b.when)."
            )
        }
    }

    func holdExpired(_ b: InsertedDetails, for recipient: Party) -> Wording {
        switch recipient {
        case .client:
            Wording(
                title: "Réservation expirée",
                lead: "Votre réservation n’a pas été confirmée à temps et a expiré. Vous pouvez réserver de nouveau.",
                brief:
                    "Votre réservation a expiré\u{A0}: \(b.service) avec \(b.provider), \(b.when). Vous pouvez réserver de nouveau."
            )
        case .provider:
            Wording(
                title: "Réservation expirée",
                lead: "La réservation de \(b.client) n’a pas été confirmée à temps. Le créneau est de nouveau libre.",
                brief: "Réservation expirée\u{A0}: \(b.client), \(b.service), \(b.when). Le créneau est libre."
            )
        }
    }
}
