import HTTPTypes
import Hummingbird

extension Router {
    /// Lets every path that has been added answer to the methods that it does not have.
    func refuseOtherMethods() {
        let methods = Dictionary(grouping: routes, by: \.path.description).mapValues { $0.map(\.method) }
        for (path, known) in methods {
            let allowed = known.contains(.get) ? known + [.head] : known
            for method in Self.refusableMethods where !allowed.contains(method) {
                on(RouterPath(path), method: method) { _, _ -> Response in throw APIError.methodNotAllowed(allowed) }
            }
        }
    }

    private static var refusableMethods: [HTTPRequest.Method] {
        [.get, .head, .post, .put, .patch, .delete, .options, .trace, .connect]
            + [HTTPRequest.Method("QUERY")].compactMap(\.self)
    }
}
