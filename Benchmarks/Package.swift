// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "Benchmarks",
    dependencies: [.package(name: "banshi", path: "..")],
    targets: [
        .executableTarget(
            name: "bench",
            dependencies: [
                .product(name: "Database", package: "banshi"),
                .product(name: "Documents", package: "banshi"),
                .product(name: "Operations", package: "banshi"),
                .product(name: "Programme", package: "banshi"),
                // Not linked: the program itself is built along, with the same settings.
                .product(name: "banshi", package: "banshi"),
            ],
            swiftSettings: [
                .swiftLanguageMode(.v6),
                .enableUpcomingFeature("ExistentialAny"),
                .enableUpcomingFeature("MemberImportVisibility"),
                .treatAllWarnings(as: .error),
            ]),
        // In C; see the file.
        .executableTarget(name: "steady"),
    ]
)
