import ArgumentParser
import WebPush

/// Makes a key for Web Push.
struct SecretsCreateVAPIDCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "create-vapid",
        abstract: "Make a key by which push services know this server, and print it, this once.",
        discussion: """
            The private key goes to the standard output, in the form that the setting vapid_key takes; the public key, \
            with which browsers subscribe, goes to the standard error. Browsers that subscribed with another key get \
            nothing any more, so keep the key when the server moves.

              (umask 077 && bookable secrets create-vapid > vapid.key)
              BOOKABLE_VAPID_KEY_FILE=vapid.key bookable serve
            """
    )

    func run() throws {
        let key = VAPIDKey()
        Console.complain("The public key, applicationServerKey in browsers: \(key.publicText)")
        Console.complain("This is the only time that the private key is shown:")
        try Console.print(key.secretText)
    }
}
