/// What a client can be recognised by, whoever they say they are: an e-mail address in small letters, and the digits of a
/// telephone number.
package struct ContactKeys: Sendable {
    /// Empty if the client gives neither.
    package let keys: [String]

    package init(email: String?, phone: String?) {
        let digits = phone.map { $0.filter { $0.isASCII && $0.isNumber } }
        keys = [email.map { "email:\($0.lowercased())" }, digits.map { "phone:\($0)" }].compactMap { $0 }
    }

    package init(_ client: ClientDetails) {
        self.init(email: client.email, phone: client.phone)
    }
}
