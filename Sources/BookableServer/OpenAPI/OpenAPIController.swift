import Hummingbird

/// The description of this interface, after OpenAPI 3.1.
struct OpenAPIController: Sendable {
    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.get("openapi.json", use: show)
    }

    func show(_ request: Request, context: APIContext) -> Response {
        Response(bytes: PackageResources.openapi_json, type: "application/json")
    }
}
