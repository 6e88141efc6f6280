/// The server that takes mails, and how they get there.
package struct SMTPServer: Sendable {
    package let host: String
    package let port: Int
    package let security: Security
    /// `nil` if the server asks for none.
    package let login: Login?
    /// How we introduce ourselves in EHLO.
    package let ownName: String

    /// Throws `insecure` if a login or a mail would leave this machine unencrypted, `invalidRequest` if a name or a
    /// part of the login has characters that it may not have.
    package init(
        host: String,
        port: Int,
        security: Security,
        login: Login?,
        ownName: String
    ) throws(HTTPError) {
        guard Self.isName(host), Self.isName(ownName), (1...65535).contains(port) else {
            throw HTTPError(.invalidRequest, .nothingSent, "The name or the port of the mail server is not valid.")
        }
        if let login, !login.isValid {
            throw HTTPError(.invalidRequest, .nothingSent, "The user or the password of the mail server is not valid.")
        }
        guard security != .loopbackOnly || login == nil && Loopback.contains(host.lowercased()) else {
            throw HTTPError(.insecure, .nothingSent, "Mail without TLS goes to loopback only, and without a password.")
        }
        self.host = host
        self.port = port
        self.security = security
        self.login = login
        self.ownName = ownName
    }

    package enum Security: Sendable, Hashable {
        /// TLS from the first byte, as on port 465.
        case implicit
        /// STARTTLS before anything else, as on port 587; a server that does not offer it gets nothing.
        case startTLS
        /// None, for a server on this machine.
        case loopbackOnly
    }

    package struct Login: Sendable {
        let user: String
        let password: String

        package init(user: String, password: String) {
            self.user = user
            self.password = password
        }

        var isValid: Bool {
            !user.isEmpty && [user, password].allSatisfy { $0.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F } }
        }
    }

    var url: String { "\(security == .implicit ? "smtps" : "smtp")://\(address)/\(ownName)" }
    var address: String { "\(host):\(port)" }

    /// A host name, an IPv4 address, or an IPv6 address in brackets.
    private static func isName(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= 253
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"):
                    true
                default: "-._:[]".utf8.contains(byte)
                }
            }
    }
}

extension SMTPServer: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { address }
    package var debugDescription: String { address }
    package var customMirror: Mirror { Mirror(self, children: []) }
}

extension SMTPServer.Login: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "a login" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
