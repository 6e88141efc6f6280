/// The messages in Spanish, with *usted*.
struct SpanishMessages: MessageCatalogue {
    let labels = Labels(
        service: "Servicio",
        when: "Cuándo",
        yourTime: "Su hora",
        previously: "Antes",
        furtherDates: "Otras fechas",
        provider: "Con",
        client: "Cliente",
        place: "Lugar",
        amount: "Importe",
        refund: "Reembolso",
        reason: "Motivo",
        openBooking: "Ver la reserva",
        pay: "Pagar ahora",
        review: "Escribir una opinión",
        readReview: "Leer la opinión",
        answer: "Aceptar o rechazar",
        bookAgain: "Elegir otra hora",
        stopReminders: "No recibir más recordatorios",
        resumeReminders: "Volver a recibir recordatorios"
    )

    // Spanish puts a colon after the greeting.
    func greeting(_ name: InsertedText) -> String { "Hola, \(name):" }

    func footer(_ b: InsertedDetails, for recipient: Party) -> String {
        switch recipient {
        case .client: "Recibe este correo porque ha reservado con \(b.provider)."
        case .provider: "Recibe este correo porque se reservan citas con usted a través de Bookable."
        }
    }

    func refund(_ amount: String?) -> String {
        amount.map { "Reembolso: \($0)." }
            ?? "Según la política de cancelación, no corresponde ningún reembolso."
    }

    func reminders(from provider: InsertedText, areEnded: Bool) -> String {
        areEnded
            ? "Ya no recibirá recordatorios ni solicitudes de opinión de \(provider). Seguirá recibiendo confirmaciones, cambios y cancelaciones."
            : "¿Dejar de recibir recordatorios y solicitudes de opinión de \(provider)? Seguirá recibiendo confirmaciones, cambios y cancelaciones."
    }

    func requested(_ b: InsertedDetails, for recipient: Party) -> Wording {
        switch recipient {
        case .client:
            Wording(
                title: "Solicitud recibida",
                lead: "Hemos enviado su solicitud a \(b.provider). Le escribiremos en cuanto haya una respuesta.",
                brief: "Solicitud recibida: \(b.service) con \(b.provider), \(b.when). Le avisaremos de la respuesta."
            )
        case .provider:
            Wording(
                title: "Nueva solicitud de reserva",
                lead: "\(b.client) desea reservar con usted. Acepte o rechace la solicitud, por favor.",
                brief: "Nueva solicitud de \(b.client): \(b.service), \(b.when). Acéptela o rechácela, por favor."
            )
        }
    }

    func declined(_ b: InsertedDetails, for recipient: Party) -> Wording {
        switch recipient {
        case .client:
            Wording(
                title: "Solicitud rechazada",
                lead: "\(b.provider) no puede aceptar su solicitud. Puede elegir otra hora.",
                brief: "\(b.provider) no puede aceptar su solicitud: \(b.service), \(b.when)."
            )
        case .provider:
            Wording(
                title: "Solicitud rechazada",
                lead: "Ha rechazado esta solicitud. Se ha avisado a \(b.client).",
                brief: "Solicitud de \(b.client) rechazada: \(b.service), \(b.when)."
            )
        }
    }

    func confirmed(_ b: InsertedDetails, for recipient: Party) -> Wording {
        switch recipient {
        case .client:
            Wording(
                title: "Reserva confirmada",
                lead: "Su reserva está confirmada. Será un placer atenderle.",
                brief: "Confirmado: \(b.service) con \(b.provider), \(b.when)."
            )
        case .provider:
            Wording(
                title: "Nueva reserva",
                lead: "\(b.client) tiene una reserva confirmada con usted.",
                brief: "Nueva reserva: \(b.client), \(b.service), \(b.when)."
            )
        }
    }

    func paymentNeeded(_ b: InsertedDetails, _ amount: String, until: String?, for recipient: Party) -> Wording {
        // With the article, because what follows begins with a day.
        let deadline = until.map { " antes del \($0)" } ?? ""
        return switch recipient {
        case .client:
            Wording(
                title: "Pago pendiente",
                lead:
                    "Por favor, pague \(amount)\(deadline). Su reserva quedará confirmada en cuanto recibamos el pago.",
                brief: "Pague \(amount)\(deadline) para confirmar: \(b.service) con \(b.provider), \(b.when)."
            )
        case .provider:
            Wording(
                title: "A la espera del pago",
                lead: "Se ha pedido a \(b.client) que pague \(amount)\(deadline).",
                brief: "A la espera del pago de \(amount): \(b.client), \(b.service), \(b.when)."
            )
        }
    }

    func paymentReceived(_ b: InsertedDetails, _ amount: String, for recipient: Party) -> Wording {
        switch recipient {
        case .client:
            Wording(
                title: "Pago recibido",
                lead: "Gracias. Hemos recibido su pago de \(amount).",
                brief: "Pago de \(amount) recibido: \(b.service) con \(b.provider), \(b.when). Gracias."
            )
        case .provider:
            Wording(
                title: "Pago recibido",
                lead: "\(b.client) ha pagado \(amount).",
                brief: "\(b.client) ha pagado \(amount): \(b.service), \(b.when)."
            )
        }
    }

    func moved(_ b: InsertedDetails, by mover: Party, for recipient: Party) -> Wording {
        let lead =
            switch (mover, recipient) {
            case (.client, .client): "Ha cambiado la hora de su cita. Abajo figura la nueva."
            case (.provider, .client):
                "\(b.provider) ha cambiado la hora de su cita. Compruebe, por favor, si le viene bien."
            case (.client, .provider): "\(b.client) ha cambiado la hora de la cita. Abajo figura la nueva."
            case (.provider, .provider): "Ha cambiado la hora de esta cita. Se ha avisado a \(b.client)."
            }
        let brief =
            switch (mover, recipient) {
            case (.client, .client): "Su cita tiene nueva hora: \(b.service) con \(b.provider), ahora \(b.when)."
            case (.provider, .client): "\(b.provider) ha cambiado su cita: \(b.service), ahora \(b.when)."
            case (.client, .provider): "\(b.client) ha cambiado la cita: \(b.service), ahora \(b.when)."
            case (.provider, .provider): "Cita cambiada: \(b.client), \(b.service), ahora \(b.when)."
            }
        return Wording(title: "Cita cambiada de hora", lead: lead, brief: brief)
    }

    func cancelled(_ b: InsertedDetails, by party: Party, for recipient: Party) -> Wording {
        let lead =
            switch (party, recipient) {
            case (.client, .client): "Su reserva se ha cancelado, tal como pidió."
            case (.provider, .client): "\(b.provider) ha tenido que cancelar su reserva. Lamentamos las molestias."
            case (.client, .provider): "\(b.client) ha cancelado la reserva. La hora vuelve a estar libre."
            case (.provider, .provider): "Ha cancelado esta reserva. Se ha avisado a \(b.client)."
            }
        let brief =
            switch (party, recipient) {
            case (.client, .client): "Cancelado, tal como pidió: \(b.service) con \(b.provider), \(b.when)."
            case (.provider, .client): "\(b.provider) ha tenido que cancelar: \(b.service), \(b.when)."
            case (.client, .provider): "\(b.client) ha cancelado: \(b.service), \(b.when)."
            case (.provider, .provider): "Cancelado: \(b.client), \(b.service), \(b.when)."
            }
        return Wording(title: "Reserva cancelada", lead: lead, brief: brief)
    }

    func refundPaid(_ b: InsertedDetails, _ amount: String, for recipient: Party) -> Wording {
        switch recipient {
        case .client:
            Wording(
                title: "Reembolso realizado",
                lead: "Le hemos reembolsado \(amount). Puede tardar unos días en aparecer en su banco.",
                brief: "Reembolso de \(amount) realizado: \(b.service), \(b.when). Su banco puede tardar unos días."
            )
        case .provider:
            Wording(
                title: "Reembolso realizado",
                lead: "Se han reembolsado \(amount) a \(b.client).",
                brief: "Reembolso de \(amount) a \(b.client): \(b.service), \(b.when)."
            )
        }
    }

    func refundFailed(_ b: InsertedDetails, _ amount: String) -> Wording {
        Wording(
            title: "Reembolso fallido",
            lead: "No se ha podido realizar el reembolso de \(amount) a \(b.client). Páguelo por otro medio.",
            brief: "Reembolso de \(amount) a \(b.client) fallido: \(b.service), \(b.when)."
        )
    }

    func paymentDisputed(_ b: InsertedDetails, _ amount: String, isInquiry: Bool, until: String?) -> Wording {
        // With the article, because what follows begins with a day.
        let deadline = until.map { " antes del \($0)" } ?? ""
        let event =
            isInquiry
            ? "El banco de \(b.client) pregunta por un pago de \(amount). Hasta ahora no se ha retirado nada."
            : "\(b.client) disputa un pago ante su banco, que ha retirado \(amount)."
        return Wording(
            title: isInquiry ? "El banco pregunta por un pago" : "Pago disputado",
            lead:
                "\(event) Para oponerse, envíe pruebas en el panel de Stripe\(deadline), por ejemplo la confirmación de la reserva. De lo contrario, el dinero suele perderse.",
            brief: "Disputa de \(amount): \(b.client), \(b.service), \(b.when). Envíe pruebas en Stripe\(deadline)."
        )
    }

    func disputeClosed(_ b: InsertedDetails, _ amount: String, _ outcome: DisputeOutcome) -> Wording {
        let (title, result) =
            switch outcome {
            case .won: ("Disputa ganada", "El banco ha decidido a su favor: han vuelto \(amount) de \(b.client).")
            case .lost: ("Disputa perdida", "El banco ha decidido a favor de \(b.client): se han perdido \(amount).")
            case .withdrawn:
                ("Disputa cerrada", "La disputa de \(amount) con \(b.client) ha terminado sin que se retire nada.")
            }
        return Wording(
            title: title,
            lead: "\(result) No tiene que hacer nada.",
            brief: "\(title): \(amount), \(b.client), \(b.service), \(b.when)."
        )
    }

    func reminder(_ b: InsertedDetails, _ notice: String?, for recipient: Party) -> Wording {
        switch recipient {
        case .client:
            Wording(
                title: "Recordatorio",
                lead: notice.map { "Su cita empieza \($0)." } ?? "Se acerca su cita.",
                brief: "Recordatorio: \(b.service) con \(b.provider), \(b.when)."
            )
        case .provider:
            Wording(
                title: "Recordatorio",
                lead: notice.map { "Una cita empieza \($0)." } ?? "Se acerca una cita.",
                brief: "Recordatorio: \(b.client), \(b.service), \(b.when)."
            )
        }
    }

    func reviewRequest(_ b: InsertedDetails, for recipient: Party) -> Wording {
        switch recipient {
        case .client:
            Wording(
                title: "¿Qué le pareció?",
                lead: "Gracias por su visita a \(b.provider). Una breve opinión ayuda a otras personas a elegir.",
                brief: "¿Qué le pareció su visita a \(b.provider)? Una breve opinión ayuda a otras personas a elegir."
            )
        case .provider:
            Wording(
                title: "Opinión solicitada",
                lead: "Hemos pedido a \(b.client) su opinión.",
                brief: "Opinión solicitada a \(b.client): \(b.service), \(b.when)."
            )
        }
    }

    func reviewWritten(_ b: InsertedDetails, by client: String?, stars: Int) -> Wording {
        let visit = client == nil ? "\(b.service)" : "\(b.service), \(b.when)"
        return Wording(
            title: "Nueva opinión",
            lead:
                "\(client ?? "Un cliente") ha dejado una opinión: \(stars) de 5 estrellas. "
                + "Puede leerla y responder en público en la consola, en Servicios.",
            brief:
                "Nueva opinión\(client.map { " de \($0)" } ?? ""): \(stars) de 5 estrellas, \(visit)."
        )
    }

    func noShow(_ b: InsertedDetails, for recipient: Party) -> Wording {
        switch recipient {
        case .client:
            Wording(
                title: "Cita perdida",
                lead: "Consta que no pudo acudir a su cita. Si no es correcto, póngase en contacto con \(b.provider).",
                brief: "Consta que no acudió: \(b.service), \(b.when). Si no es correcto, contacte con \(b.provider)."
            )
        case .provider:
            Wording(
                title: "Ausencia registrada",
                lead: "Ha registrado que \(b.client) no acudió.",
                brief: "Ausencia registrada: \(b.client), \(b.service), \(b.when)."
            )
        }
    }

    func holdExpired(_ b: InsertedDetails, for recipient: Party) -> Wording {
        switch recipient {
        case .client:
            Wording(
                title: "Reserva caducada",
                lead: "Su reserva no se confirmó a tiempo y ha caducado. Puede volver a reservar.",
                brief: "Su reserva ha caducado: \(b.service) con \(b.provider), \(b.when). Puede volver a reservar."
            )
        case .provider:
            Wording(
                title: "Reserva caducada",
                lead: "La reserva de \(b.client) no se confirmó a tiempo. La hora vuelve a estar libre.",
                brief: "Reserva caducada: \(b.client), \(b.service), \(b.when). La hora vuelve a estar libre."
            )
        }
    }
}
