public import Localization
public import Money

/// The e-mail that offers a place to somebody who waits for one.
public struct WaitlistOfferMessage: Sendable {
    /// The subject, and the heading.
    public let subject: String
    /// Everything else.
    public let email: EmailContent

    /// A message about a place at `period` that is held until `answerBy`; the names are those of what is waited for.
    public init(
        service: String,
        provider: String,
        period: SessionPeriod,
        price: MonetaryAmount,
        answerBy: String,
        link: LinkAddress,
        in language: Language
    ) {
        let words = Words(language)
        subject = words.subject
        let times = [period.placeText(in: language), period.readerText(in: language)].compactMap(\.self)
        email = EmailContent(
            language: language,
            title: words.subject,
            paragraphs: [words.help(answerBy)],
            facts: [
                EmailContent.Fact(label: words.service, value: service),
                EmailContent.Fact(label: words.provider, value: provider),
                EmailContent.Fact(label: words.time, value: times.joined(separator: "\n")),
                EmailContent.Fact(label: words.price, value: language.money(price)),
            ],
            button: EmailContent.Link(label: words.button, address: link),
            footer: words.footer
        )
    }

    private struct Words {
        let subject, service, provider, time, price, button, footer: String
        let help: (String) -> String

        init(_ language: Language) {
            switch language {
            case .english:
                subject = "A place is free"
                service = "What"
                provider = "With"
                time = "When"
                price = "Price"
                button = "Take it or decline"
                footer =
                    "You get this mail because you asked to be told. If you do not answer, the place goes to the next."
                help = { "The place that you are waiting for has become free. It is held for you until \($0)." }
            case .german:
                subject = "Ein Platz ist frei"
                service = "Was"
                provider = "Bei"
                time = "Wann"
                price = "Preis"
                button = "Annehmen oder ablehnen"
                footer =
                    "Sie erhalten diese Mail, weil Sie benachrichtigt werden wollten. Ohne Antwort geht der Platz an die Nächsten."
                help = { "Der Platz, auf den Sie warten, ist frei geworden. Er ist für Sie reserviert bis \($0)." }
            case .french:
                subject = "Une place s’est libérée"
                service = "Prestation"
                provider = "Chez"
                time = "Quand"
                price = "Prix"
                button = "Accepter ou refuser"
                footer =
                    "Vous recevez cet e-mail parce que vous l’avez demandé. Sans réponse, la place est proposée à la personne suivante."
                help = { "La place que vous attendiez s’est libérée. Elle vous est gardée jusqu’au \($0)." }
            case .spanish:
                subject = "Hay una plaza libre"
                service = "Servicio"
                provider = "Con"
                time = "Cuándo"
                price = "Precio"
                button = "Aceptar o rechazar"
                footer =
                    "Recibe este correo porque lo pidió. Si no responde, la plaza se ofrece a la persona siguiente."
                help = { "La plaza que esperaba ha quedado libre. Se le guarda hasta el \($0)." }
            case .russian:
                subject = "Место освободилось"
                service = "Услуга"
                provider = "У кого"
                time = "Когда"
                price = "Цена"
                button = "Принять или отказаться"
                footer =
                    "Вы получили это письмо, потому что просили сообщить. Если вы не ответите, место предложат следующему."
                help = { "Место, которого вы ждёте, освободилось. Оно удерживается за вами до: \($0)." }
            case .arabic:
                subject = "أصبح موعد متاحًا"
                service = "الخدمة"
                provider = "لدى"
                time = "متى"
                price = "السعر"
                button = "قبول أو رفض"
                footer = "تصلك هذه الرسالة لأنك طلبت إعلامك. إذا لم تُجب يُعرض الموعد على من يليك."
                help = { "أصبح الموعد الذي تنتظره متاحًا، وهو محفوظ لك حتى \($0)." }
            }
        }
    }
}
