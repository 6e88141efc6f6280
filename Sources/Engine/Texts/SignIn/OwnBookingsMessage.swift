public import Localization

/// The e-mail with the link that shows a client all bookings of its address.
public struct OwnBookingsMessage: Sendable {
    /// The subject, and the heading.
    public let subject: String
    /// Everything else.
    public let email: EmailContent

    /// A message whose link works once, within `minutes`.
    public init(link: LinkAddress, minutes: Int, in language: Language) {
        let words = Words(language)
        subject = words.subject
        email = EmailContent(
            language: language,
            title: words.subject,
            paragraphs: [words.help(language.duration(minutes, .minute))],
            button: EmailContent.Link(label: words.button, address: link),
            footer: words.footer
        )
    }

    private struct Words {
        let subject, button, footer: String
        let help: (String) -> String

        init(_ language: Language) {
            switch language {
            case .english:
                subject = "Your bookings"
                button = "Show my bookings"
                footer = "If you did not ask for this mail, you can ignore it. Nobody sees your bookings without it."
                help = { "Press the button to see all bookings under this address. The link works once, for \($0)." }
            case .german:
                subject = "Ihre Buchungen"
                button = "Meine Buchungen zeigen"
                footer =
                    "Wenn Sie diese Mail nicht angefordert haben, ignorieren Sie sie. Ohne sie sieht niemand Ihre Buchungen."
                help = {
                    "Drücken Sie den Knopf, um alle Buchungen unter dieser Adresse zu sehen. Der Link gilt einmal, \($0) lang."
                }
            case .french:
                subject = "Vos réservations"
                button = "Voir mes réservations"
                footer =
                    "Si vous n’avez pas demandé cet e-mail, ignorez-le. Personne ne voit vos réservations sans lui."
                help = {
                    "Appuyez sur le bouton pour voir toutes les réservations de cette adresse. Le lien est valable une fois, pendant \($0)."
                }
            case .spanish:
                subject = "Sus reservas"
                button = "Ver mis reservas"
                footer = "Si no ha pedido este correo, ignórelo. Nadie ve sus reservas sin él."
                help = {
                    "Pulse el botón para ver todas las reservas de esta dirección. El enlace sirve una vez, durante \($0)."
                }
            case .russian:
                subject = "Ваши записи"
                button = "Показать мои записи"
                footer =
                    "Если вы не запрашивали это письмо, не обращайте на него внимания: без него ваши записи никто не увидит."
                help = {
                    "Нажмите кнопку, чтобы увидеть все записи на этот адрес. Ссылка действует один раз. Срок действия: \($0)."
                }
            case .arabic:
                subject = "حجوزاتك"
                button = "عرض حجوزاتي"
                footer = "إذا لم تطلب هذه الرسالة فتجاهلها؛ لا يمكن لأحد رؤية حجوزاتك من دونها."
                help = { "اضغط الزر لعرض كل الحجوزات المسجَّلة بهذا العنوان. يعمل الرابط مرة واحدة، لمدة \($0)." }
            }
        }
    }
}
