/// The answer of `/healthz` and `/readyz`.
struct HealthResponse: Encodable {
    let status: String
}
