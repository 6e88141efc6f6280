import Bookings
import HTTPTypes
import Hummingbird

/// The secret of a session: of the console, or of the list of a client's bookings.
///
/// No other page reads or sets a cookie.
struct SessionCookie: Sendable {
    /// Whether it is always sent over TLS only and bound to exactly this host.
    ///
    /// Otherwise it is so for browsers that came over TLS, through a proxy on the same machine.
    let usesTLS: Bool
    var use = Use.console

    /// What the session is for.
    enum Use: Sendable {
        case console, clientBookings
    }

    /// The prefix has browsers refuse the cookie unless it is `Secure`, of this host alone and of all its paths.
    private func name(isSecure: Bool) -> String {
        (isSecure ? "__Host-bookable" : "bookable") + (use == .console ? "" : "-my")
    }

    /// Whether the browser came over TLS, as far as a server tells that is itself reached without.
    ///
    /// Whoever makes it up sets a cookie for themselves that their own browser then refuses.
    private func isSecure(_ request: Request) -> Bool {
        usesTLS || request.headers[.origin]?.hasPrefix("https://") == true
            || request.headers.contains {
                $0.name.canonicalName == "x-forwarded-proto" && $0.value.lowercased() == "https"
            }
    }

    private var kind: Secret.Kind { use == .console ? .session : .clientSession }

    /// The longest time for which a session can last, in seconds.
    private var lifetime: Int64 { use == .console ? SignInLimits.session : SignInLimits.clientSession }

    /// The session that a browser sends; `nil` if it sends none.
    func secret(in request: Request) -> Secret? {
        // Not from a plain cookie where TLS is certain: that one could come from a page without TLS, or of another host.
        let names = usesTLS ? [name(isSecure: true)] : [name(isSecure: true), name(isSecure: false)]
        for name in names {
            for field in request.headers[values: .cookie] {
                for pair in field.split(separator: ";") {
                    let parts = pair.drop(while: { $0 == " " }).split(separator: "=", maxSplits: 1)
                    guard parts.count == 2, parts[0] == name else { continue }
                    if let secret = Secret(String(parts[1]), kind: kind) { return secret }
                }
            }
        }
        return nil
    }

    /// The header value that sets the cookie, in the answer to `request`.
    func keeping(_ secret: Secret, for request: Request) -> String {
        let isSecure = isSecure(request)
        return "\(name(isSecure: isSecure))=\(secret.text); \(attributes(isSecure: isSecure)); Max-Age=\(lifetime)"
    }

    /// The header value that deletes the cookie, in the answer to `request`.
    func forgetting(for request: Request) -> String {
        let isSecure = isSecure(request)
        return "\(name(isSecure: isSecure))=; \(attributes(isSecure: isSecure)); Max-Age=0"
    }

    /// `Lax`, since links in mails lead to the console too; that forms come from here is checked by themselves.
    private func attributes(isSecure: Bool) -> String {
        "Path=/; HttpOnly; SameSite=Lax" + (isSecure ? "; Secure" : "")
    }
}
