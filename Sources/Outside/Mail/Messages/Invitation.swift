/// A calendar object that a mail brings, by iMIP: RFC 6047.
package struct Invitation: Sendable, Hashable {
    package let method: Method
    let calendar: BodyText

    /// `nil` if `calendar` has not exactly one METHOD, or another than `method`; or as ``BodyText``.
    package init?(_ method: Method, calendar: String) {
        guard let body = BodyText(calendar), body.text.hasPrefix("BEGIN:VCALENDAR\r\n") else { return nil }
        let methods = body.text.split(separator: "\r\n").filter { $0.uppercased().hasPrefix("METHOD") }
        guard methods == ["METHOD:\(method.rawValue)"] else { return nil }
        self.method = method
        self.calendar = body
    }

    package enum Method: String, Sendable {
        case request = "REQUEST"
        case cancel = "CANCEL"
    }
}
