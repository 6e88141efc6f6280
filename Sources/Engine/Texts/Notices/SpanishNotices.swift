/// Notices to providers in Spanish, with *usted*.
struct SpanishNotices: NoticeCatalogue {
    let inCalendar = "En el calendario"
    let footer = "Recibe este correo porque las reservas con usted se hacen con Bookable."

    func calendarDisconnected(_ service: String) -> NoticeWording {
        NoticeWording(
            title: "Calendario desconectado",
            lead:
                "Bookable ya no tiene acceso a su cuenta de \(service), por ejemplo tras un cambio de contraseña. Lo último que se leyó sigue ocupando su tiempo, pero los eventos nuevos no.",
            advice: "Vuelva a conectar la cuenta. Sus ajustes se conservan."
        )
    }

    func calendarUnreadable(_ host: String) -> NoticeWording {
        NoticeWording(
            title: "No se puede leer el calendario",
            lead:
                "Bookable ya no puede leer su calendario en \(host), por ejemplo porque ha cambiado su dirección o su contraseña. Lo último que se leyó sigue ocupando su tiempo, pero los eventos nuevos no.",
            advice: "Abra el calendario en la consola para ver qué ocurre y vuelva a vincularlo si hace falta."
        )
    }

    let eventMoved = NoticeWording(
        title: "Evento movido en su calendario",
        lead:
            "El evento de esta reserva se ha movido en su calendario. La reserva mantiene su hora, y ambas horas quedan bloqueadas hasta que usted decida.",
        advice: "Cambie o cancele la reserva, y se avisará al cliente, o haga restaurar el evento."
    )

    let eventDeleted = NoticeWording(
        title: "Evento borrado de su calendario",
        lead:
            "El evento de esta reserva se ha borrado de su calendario. La reserva sigue en pie.",
        advice: "Cambie o cancele la reserva, y se avisará al cliente, o haga restaurar el evento."
    )

    func webhookPaused(_ address: String, isGone: Bool) -> NoticeWording {
        NoticeWording(
            title: "Webhook en pausa",
            lead: isGone
                ? "Ya no se envía nada a \(address): respondió que ya no existe."
                : "Ya no se envía nada a \(address): no ha aceptado nada en tres días.",
            advice:
                "Lo que ocurra entretanto se guarda. Reanude el webhook cuando vuelva a funcionar, y se enviará todo."
        )
    }
}
