import Localization

/// The pages in Spanish, with *usted*.
struct SpanishPages: PageCatalogue {
    var labels: PageLabels { Self.all }

    /// Made once: a page asks for words dozens of times.
    private static let all = PageLabels(
        skipToContent: "Ir al contenido",
        language: "Idioma",
        optional: "opcional",
        chooseProvider: "¿Con quién desea reservar?",
        noProviders: "Todavía no se puede reservar aquí.",
        services: "Servicios",
        noServices: "Por el momento no se puede reservar nada.",
        freeOfCharge: "Gratis",
        previousMonth: "Mes anterior",
        nextMonth: "Mes siguiente",
        nextFreeDay: "Próximo día libre",
        noTimes: "Por el momento no hay horas libres.",
        yourDetails: "Sus datos",
        name: "Nombre",
        email: "Correo electrónico",
        emailHint: "Allí se envía la confirmación.",
        phone: "Teléfono",
        bring: "Traiga, por favor",
        documentHint: "Un número o un enlace",
        choose: "Elija",
        yes: "Sí",
        no: "No",
        changeTime: "Cambiar la hora",
        price: "Precio",
        dueNow: "A pagar ahora",
        paid: "Pagado",
        refund: "Reembolso",
        with: "Con",
        cancellationPolicy: "Si cancela",
        checkDetails: "Revise sus datos, por favor",
        slotTaken: "Esta hora acaba de ocuparse",
        slotTakenHelp: "Sus datos se conservan. Estas horas siguen libres:",
        slotGone: "Esta hora ya no se puede reservar. Elija otra; sus datos se conservan.",
        policyChanged: "Las condiciones de cancelación han cambiado. Léalas y reserve de nuevo, por favor.",
        priceChanged: "El precio de esta hora ha cambiado. Compruébelo y reserve de nuevo, por favor.",
        formReused: "Este formulario ya se envió con otros datos. Envíelo de nuevo para hacer otra reserva.",
        confirmed: "Su reserva está confirmada",
        requested: "Su solicitud se ha enviado",
        requestedHelp: "Le avisaremos de la respuesta.",
        paymentNeeded: "Pague para confirmar su reserva",
        held: "Esta hora está reservada para usted por un tiempo",
        heldHelp: "Confirme la reserva antes de que termine el plazo.",
        cancelled: "Esta reserva está cancelada",
        completed: "Esta cita ya ha pasado",
        noShow: "No se acudió a esta cita",
        expired: "Esta reserva no se confirmó a tiempo",
        keepAddress: "Guarde la dirección de esta página: con ella puede cambiar o cancelar la reserva.",
        addToCalendar: "Añadir al calendario",
        bookAgain: "Volver a reservar",
        push: "Avisarme en este dispositivo",
        pushOn: "Este dispositivo recibe los cambios y los recordatorios.",
        pushOff: "Dejar de avisar en este dispositivo",
        pushRefused:
            "No se ha podido configurar este dispositivo. Permita las notificaciones de este sitio en el navegador e inténtelo de nuevo.",
        move: "Cambiar a otra hora",
        chooseNewTime: "Elegir otra hora",
        moved: "Su reserva tiene una hora nueva",
        moveRefused: "Esta reserva ya no se puede cambiar.",
        cancel: "Cancelar la reserva",
        cancelQuestion: "¿Cancelar esta reserva?",
        keepBooking: "Mantener la reserva",
        reason: "Motivo",
        refundNothing: "Si cancela ahora, no se reembolsa nada.",
        refundNotPaid: "No se ha pagado nada, así que no hay nada que reembolsar.",
        refundUndecided: "Si cancela ahora, una persona decidirá sobre el reembolso.",
        curveCaption: "Lo que se le reembolsa según cuándo cancele",
        curveWhen: "Antes del comienzo",
        curveAfterwards: "Más tarde",
        confirmHold: "Confirmar la reserva",
        payLater: "La página de pago no está disponible en este momento. Inténtelo de nuevo en un minuto.",
        notFound: "Página no encontrada",
        notFoundHelp: "La dirección está incompleta o ya no se ofrece lo que había aquí.",
        refusedSource: "Este formulario venía de otro sitio web",
        refusedSourceHelp:
            "Por su seguridad no se ha cambiado nada. Abra la página aquí y envíe el formulario de nuevo.",
        tooMany: "Demasiadas solicitudes",
        tooManyHelp: "Espere un momento e inténtelo de nuevo.",
        failed: "Algo ha salido mal",
        failedHelp: "No ha sido culpa suya. Inténtelo de nuevo en un momento.",
        wrongState: "La reserva ha cambiado entretanto. Así está ahora.",
        toStart: "A la página de inicio",
        more: "Mostrar más",
        bookNow: "Reservar esta hora",
        requestNow: "Solicitar esta hora",
        thanks: "Gracias",
        thanksHelp:
            "Su pago se está confirmando. Recibirá un correo en cuanto llegue; también lo muestra la página de su reserva."
    )

    func freeTimes(_ count: Int) -> String { count == 1 ? "1 hora libre" : "\(count) horas libres" }
    func placesLeft(_ count: Int) -> String { count == 1 ? "queda 1 plaza" : "quedan \(count) plazas" }
    func noTimes(in month: String) -> String { "No hay horas libres en \(month)." }
    func times(in zone: String) -> String { "Hora de \(zone)" }

    func book(_ when: String) -> String { "Reservar: \(when)" }
    func request(_ when: String) -> String { "Solicitar: \(when)" }
    func bookAndPay(_ amount: String) -> String { "Reservar y pagar \(amount)" }
    func pay(_ amount: String) -> String { "Pagar \(amount)" }
    func payUntil(_ time: String) -> String { "La hora se le guarda hasta el \(time)." }
    func moveTo(_ when: String) -> String { "Cambiar a: \(when)" }

    func refundNow(_ amount: String, of paid: String) -> String {
        "Si cancela ahora, se le reembolsan \(amount) de \(paid)."
    }
    func refunded(_ amount: String) -> String { "Se le reembolsan \(amount)." }
    func atLeast(_ duration: String) -> String { "\(duration) o más" }

    func fault(_ fault: PageFault) -> String {
        switch fault {
        case .required: "Falta este dato."
        case .email: "Escriba una dirección de correo como kim@example.com."
        case .phone: "Escriba un número de teléfono como +34 91 123 45 67."
        case .number: "Escriba un número como 1.5."
        case .date: "Escriba una fecha como 2026-03-10."
        case .choice: "Elija una de las respuestas."
        case .consent: "Marque esta casilla para reservar."
        case .character: "Hay un carácter que no se puede usar aquí."
        case .undeliverable: "A esta dirección no llega el correo. Indique otra, por favor."
        case .other: "Esto no se puede usar aquí."
        case .tooLong(let maximum): "Como máximo \(maximum) caracteres."
        }
    }

    func bookWith(_ provider: String) -> String { "Reservar: \(provider)" }
}
