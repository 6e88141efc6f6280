package import Hummingbird

/// How a problem is told to somebody who looks at a page rather than calls the API.
package struct ProblemPages: Sendable {
    private let render: @Sendable (APIError, Request, APIContext) -> Response

    package init(_ render: @escaping @Sendable (APIError, Request, APIContext) -> Response) {
        self.render = render
    }

    /// The page; `nil` for whoever does not ask for HTML, and on the paths of the API.
    func page(_ problem: APIError, _ request: Request, _ context: APIContext) -> Response? {
        let takesPages = request.headers[values: .accept].contains { $0.contains("text/html") }
        guard takesPages, !request.uri.path.hasPrefix("/v1/") else { return nil }
        return render(problem, request, context)
    }
}
