package import HTTPTypes
package import Hummingbird

/// How a problem is told to somebody who looks at a page rather than calls the API.
package struct ProblemPages: Sendable {
    private let render: @Sendable (APIError, Request, APIContext) -> Response

    package init(_ render: @escaping @Sendable (APIError, Request, APIContext) -> Response) {
        self.render = render
    }

    /// The page; `nil` for whoever does not ask for HTML, and on the paths of the API.
    func page(_ problem: APIError, _ request: Request, _ context: APIContext) -> Response? {
        guard Self.areWanted(at: request.uri.path, request.headers) else { return nil }
        return render(problem, request, context)
    }

    /// Whether somebody looks at a page who asks for `target` with these fields.
    package static func areWanted(at target: String, _ fields: HTTPFields) -> Bool {
        fields[values: .accept].contains { $0.contains("text/html") } && !target.hasPrefix("/v1/")
    }
}
