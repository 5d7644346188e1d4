import HTTPTypes
import Hummingbird
import HummingbirdCore
import Operations
import Programme

/// The whole interface for other programs: every endpoint, each area's on a page of its own.
enum Endpoints {
    static let all: [Endpoint] =
        PlanEndpoints.all + ProgressEndpoints.all + ReportEndpoints.all + ReportMoveEndpoints.all
        + ReviewEndpoints.all + ExtensionEndpoints.all + LedgerEndpoints.all + RecordEndpoints.all
        + DocumentEndpoints.all + OrderEndpoints.all + SupervisedEndpoints.all + InboxEndpoints.all
        + WebhookEndpoints.all + AdministrationEndpoints.all

    /// Where the description is.
    static let description = Endpoint.root + "/openapi.json"

    static func add(to router: Router<WebContext>, _ site: Site, _ all: [Endpoint] = Endpoints.all) {
        let door = EndpointDoor(site: site)
        for endpoint in all {
            router.on(RouterPath(endpoint.route), method: endpoint.method) { request, context in
                try await door.open(endpoint, request, context)
            }
        }
        let document = OpenAPIDocument.make(all).bytes
        router.get(RouterPath(description)) { _, _ in
            Response(
                status: .ok, headers: [.contentType: "application/json", .cacheControl: "max-age=300"],
                body: .init(byteBuffer: .init(bytes: document)))
        }
    }

    /// The methods that a path can be asked with.
    static func methods(of path: String) -> [HTTPRequest.Method] {
        if path == description { return [.get] }
        return all.filter { RoutePattern.matches($0.route, path) }.map(\.method)
    }
}
