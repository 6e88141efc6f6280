import PostgresDriver
import SQL
import Testing
import TestSupport

/// What is taken for the address of a server, and that no message has a part of its password.
struct ServerAddressTests {
    @Test(arguments: [
        ("postgres://anna:s3cret@db.example:5432/shop?sslmode=require", "postgres://anna@db.example:5432/shop"),
        ("POSTGRESQL://db.example", "postgresql://db.example"), ("postgres://", "postgres://"),
        ("postgres:///shop?host=/run/postgresql", "postgres:///shop"),
        ("postgres://anna@[::1]:5432,second.example/shop", "postgres://anna@[::1]:5432,second.example/shop"),
        ("postgres://anna:p%40ss%2Fw%3Ard@db/shop", "postgres://anna@db/shop"),
        ("host=db.example password='it is \\'s3cret\\'' user=anna", "host=db.example user=anna"),
        ("host=/run/postgresql dbname=shop", "host=/run/postgresql dbname=shop"),
        ("  port = 5432  password=a@b/c:d?e#f", "port=5432"), ("user='anna b'", "user='anna b'"), ("service=shop", ""),
    ])
    func isShownWithoutItsPassword(_ text: String, _ shown: String) throws {
        #expect(ServerAddress.isMeant(by: text))
        #expect(try ServerAddress(text).description == shown)
    }

    @Test(arguments: [
        "postgres://anna:s3/cret@db/shop", "postgres://anna:s3@cret@db/shop", "postgres://anna:s3:cret@db/shop",
        "postgres://anna:s3?cret@db/shop", "postgres://anna:s3#cret@db/shop", "postgres://anna:s3%cret@db/shop",
        "postgres://anna:s3 cret@db/shop", "postgres://anna:s3cret", "postgres://db:99999/shop",
        "postgres://db:/shop/s3cret",
        "postgres://db/shop?s3cret", "postgres://db/shop?s3cret=1", "postgres://db/shop?port=s3cret",
        "postgres://db/s3/cret",
        "postgres://anna:s3%00cret@db/shop", "host=db password='s3cret", "host=db password=s3 cret", "host=db s3cret=1",
        "host=db;password=s3cret", "host=anna:s3cret@db", "port=s3cret", "dbname=postgres://anna:s3cret@db/shop",
        "host=db connect_timeout=s3cret",
    ])
    func isRefusedWithoutQuotingIt(_ text: String) {
        let error = #expect(throws: SQLError.self) { try ServerAddress(text) }
        let message = error?.message ?? ""
        #expect(!message.isEmpty && !message.contains("s3") && !message.contains("cret"), "\(message)")
    }

    /// Whatever is made of a password, no four characters of it are told, nor by libpq when it tries to connect.
    @Test(arguments: [1, 2, 3, 4, 5, 6] as [UInt64])
    func noPartOfAPasswordIsTold(seed: UInt64) async throws {
        var generator = SplitMix64(seed: seed)
        for round in 0..<200 {
            let password = Self.password(&generator)
            let encoded = password.utf8.map { "%" + ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
            let escaped = password.replacing("\\", with: "\\\\").replacing("'", with: "\\'")
            for text in Self.forms(password, encoded: encoded, escaped: escaped) {
                let told = await Self.told(of: text, connects: round % 20 == 0)
                let leak = Self.pieces(of: password).first(where: told.contains)
                #expect(leak == nil, "seed \(seed), round \(round): \(leak ?? "") in \(told), of \(text)")
            }
        }
    }

    /// Everything that is said of the address: how it is shown, or why it is refused, and why it cannot be reached.
    private static func told(of text: String, connects: Bool) async -> String {
        do {
            let address = try ServerAddress(text)
            guard connects else { return address.description }
            let database = try PostgresDatabase(
                address,
                limits: PostgresLimits(connections: 1, connectTimeout: .seconds(2))
            )
            let error = await errorOf { try await database.transaction(.read) { try await $0.query("SELECT 1") } }
            try await database.close()
            return "\(address) \(error?.message ?? "")"
        } catch {
            return "\(error)"
        }
    }

    private static func forms(_ password: String, encoded: String, escaped: String) -> [String] {
        let place = "127.0.0.1:1/shop"
        return [
            "postgres://anna:\(encoded)@\(place)", "postgres://anna:\(password)@\(place)",
            "postgres://:\(password)@\(place)",
            "postgres://\(place)?password=\(password)", "postgres://\(place)?user=anna&password=\(encoded)",
            "postgres://anna@\(place)?sslmode=disable&password=\(password)", "POSTGRES://anna:\(password)@\(place)",
            "host=127.0.0.1 port=1 password=\(password)", "host=127.0.0.1 port=1 password='\(escaped)'",
            "host=127.0.0.1 port=1 password='\(password)' user=anna", "password=\(password) host=127.0.0.1 port=1",
            "host=127.0.0.1;port=1;password=\(password)", "host=anna:\(password)@127.0.0.1",
            "dbname=postgres://anna:\(password)@\(place)", "host=127.0.0.1 port=1 password = \(password)",
        ]
    }

    /// Begins with what no port or option is.
    private static func password(_ generator: inout SplitMix64) -> String {
        let letters = "ZQXW0918".map(String.init)
        let special = "/@:?#%&='\"\\ []{}()+,;!$*|<>^~`-_.".map(String.init) + ["é", "🔑"]
        let rest = (0..<Int.random(in: 5...20, using: &generator)).map { _ in
            (Bool.random(using: &generator) ? letters : special).randomElement(using: &generator) ?? "Z"
        }
        return "Zq" + rest.joined() + "Xw"
    }

    private static func pieces(of password: String) -> [String] {
        let characters = Array(password)
        // What stands in the rest of the address is no part of the password.
        return (0...(characters.count - 4)).map { String(characters[$0..<($0 + 4)]) }
    }
}
