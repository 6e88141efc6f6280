/// Notices to providers in French, with *vous*.
struct FrenchNotices: NoticeCatalogue {
    let inCalendar = "Dans l’agenda"
    let footer = "Vous recevez cet e-mail parce que des réservations chez vous sont faites avec Bookable."

    func calendarDisconnected(_ service: String) -> NoticeWording {
        NoticeWording(
            title: "Agenda déconnecté",
            lead:
                "Bookable n’a plus accès à votre compte chez \(service), par exemple après un changement de mot de passe. Ce qui a été lu en dernier occupe toujours votre temps, mais pas les nouveaux événements.",
            advice: "Veuillez reconnecter le compte. Vos réglages sont conservés."
        )
    }

    func calendarUnreadable(_ host: String) -> NoticeWording {
        NoticeWording(
            title: "Agenda illisible",
            lead:
                "Bookable ne peut plus lire votre agenda chez \(host), par exemple parce que son adresse ou son mot de passe a changé. Ce qui a été lu en dernier occupe toujours votre temps, mais pas les nouveaux événements.",
            advice:
                "Veuillez ouvrir l’agenda dans la console pour voir ce qui ne va pas, et l’associer de nouveau si nécessaire."
        )
    }

    let eventMoved = NoticeWording(
        title: "Événement déplacé dans votre agenda",
        lead:
            "L’événement de cette réservation a été déplacé dans votre agenda. La réservation garde son horaire, et les deux horaires sont bloqués jusqu’à votre décision.",
        advice: "Déplacez ou annulez la réservation, et le client en est informé, ou faites rétablir l’événement."
    )

    let eventDeleted = NoticeWording(
        title: "Événement supprimé de votre agenda",
        lead:
            "L’événement de cette réservation a été supprimé de votre agenda. La réservation reste valable.",
        advice: "Déplacez ou annulez la réservation, et le client en est informé, ou faites rétablir l’événement."
    )

    func webhookPaused(_ address: String, isGone: Bool) -> NoticeWording {
        NoticeWording(
            title: "Webhook suspendu",
            lead: isGone
                ? "Plus rien n’est envoyé à \(address) : cette adresse a répondu qu’elle n’existe plus."
                : "Plus rien n’est envoyé à \(address) : cette adresse n’a rien accepté depuis trois jours.",
            advice:
                "Ce qui se passe entre-temps est conservé. Réactivez le webhook lorsqu’il fonctionne de nouveau, et tout sera envoyé."
        )
    }
}
