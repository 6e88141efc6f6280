import ConsoleTexts

/// Asks for the address under which somebody booked.
struct BookingLinkView {
    /// Whether mails are sent at all.
    let sendsMail: Bool
    var typed = ""
    var isRefused = false

    func bytes(for visit: Visit) -> [UInt8] {
        PageLayout(visit: visit, title: visit[.yourBookings]).bytes { html in
            html.element("div", .class("narrow sheet")) { html in
                html.element("h1", text: visit[.yourBookings])
                html.element("p", text: visit[sendsMail ? .findBookingsHelp : .findBookingsWithoutMail])
                if sendsMail {
                    AddressFormView(address: Address("my"), typed: typed, isRefused: isRefused).write(visit, to: &html)
                }
            }
        }
    }
}
