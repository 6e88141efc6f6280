/// What is known of the published parameters of every operation.
struct ParameterSchema: Sendable {
    private let operations: [Operation]

    init() throws {
        let document = try JSON(bytes: PackageResources.stripe_params_json)
        operations = (document["operations"]?.list ?? []).compactMap { entry in
            guard let method = entry["method"]?.text, let path = entry["path"]?.text, let schema = entry["params"]
            else { return nil }
            return Operation(method: method, path: path.split(separator: "/").map(String.init), schema: schema)
        }
    }

    /// The operation of a path, with what stands in place of `{…}` in it.
    func operation(_ method: String, _ path: [String]) -> (operation: Operation, id: String?)? {
        for operation in operations where operation.method == method && operation.path.count == path.count {
            let pairs = zip(operation.path, path)
            guard pairs.allSatisfy({ $0 == $1 || $0.hasPrefix("{") }) else { continue }
            return (operation, pairs.first { template, _ in template.hasPrefix("{") }?.1)
        }
        return nil
    }

    struct Operation: Sendable {
        let method: String
        let path: [String]
        let schema: JSON

        /// Such as `POST /v1/refunds`.
        var name: String { method + " /" + path.joined(separator: "/") }

        /// Refuses parameters that are not published, missing, or of another form.
        func check(_ form: FormTree) throws(Refusal) {
            try SchemaCheck.check(form, schema, at: "")
        }
    }
}
