import Foundation

/// What a password must be; pure, so that a page can tell every fault at once.
public enum PasswordRules {
    /// Fewer characters are refused.
    public static let shortest = 10
    /// From here on a password may be of one sort of characters: a sentence.
    public static let longEnough = 16
    /// More characters are refused, before work is spent on them.
    public static let longest = 128
    /// The password of every account of the sample programme, known to everybody, good there alone.
    public static let sample = "Shili-2023-banshi"

    /// Every fault of a password, each with its own code; empty when it is good.
    ///
    /// - Parameters:
    ///   - name: the person's, which must not stand in it.
    ///   - isSample: whether the region is the sample programme, where `sample` is allowed.
    public static func faults(_ password: String, name: String, isSample: Bool) -> [Problem] {
        let text = normalised(password)
        if isSample, text == sample { return [] }
        var faults: [Problem] = []
        func fault(_ code: String, _ details: [String: String] = [:]) {
            faults.append(Problem(.invalid, code, details))
        }
        if text.count < shortest { fault("password.too-short", ["length": String(shortest)]) }
        if text.count > longest { fault("password.too-long", ["length": String(longest)]) }
        if text.count < longEnough, sorts(in: text) < 3 {
            fault("password.too-simple", ["length": String(longEnough)])
        }
        let (folded, person) = (text.lowercased(), normalised(name).lowercased())
        if person.count > 1, folded.contains(person) { fault("password.contains-name") }
        if folded == sample.lowercased() {
            fault("password.sample")
        } else if isCommon(folded) {
            fault("password.common")
        }
        return faults
    }

    /// One spelling for what an input method may write in two ways: full-width letters and digits are the plain ones.
    public static func normalised(_ password: String) -> String {
        password.precomposedStringWithCompatibilityMapping
    }

    /// How many of the four sorts there are: capitals, small letters, digits, everything else.
    private static func sorts(in text: String) -> Int {
        let sorts = text.unicodeScalars.map { scalar in
            switch scalar {
            case "A"..."Z": 0
            case "a"..."z": 1
            case "0"..."9": 2
            default: 3
            }
        }
        return Set(sorts).count
    }

    /// Whether it is what guessing begins with: a known word with anything around it, a run, a repetition.
    private static func isCommon(_ folded: String) -> Bool {
        // What stands around the word is taken off before signs are read as letters: 2024 is no o and no a.
        let isLetter = { (character: Character) in ("a"..."z").contains(character) }
        let stem = folded.drop { !isLetter($0) }.reversed().drop { !isLetter($0) }.reversed()
        let letters = [folded, String(stem.map { spelling[$0] ?? $0 })].map { $0.filter(isLetter) }
        return letters.contains(where: words.contains) || isRun(folded) || isRepetition(folded)
    }

    /// Letters as they are written with digits and signs: p@ssw0rd.
    private static let spelling: [Character: Character] = [
        "@": "a", "0": "o", "1": "i", "!": "i", "3": "e", "$": "s", "5": "s", "4": "a", "7": "t",
    ]

    /// What stays of the most common passwords when digits and signs are taken away.
    private static let words: Set<String> = [
        "password", "passwd", "passw", "pass", "pwd", "mima", "admin", "administrator", "root", "user",
        "guest",
        "test", "demo", "welcome", "letmein", "login", "iloveyou", "woaini", "woaiwojia", "zhongguo", "china",
        "beijing", "shandong", "zibo", "boshan", "banshi", "shili", "fulian", "fuerwei", "qwer", "qwert",
        "qwerty",
        "qwertyuiop", "asdf", "asdfg", "asdfgh", "asdfghjkl", "zxcv", "zxcvbn", "zxcvbnm", "qaz", "qazwsx",
        "qazwsxedc", "qweasd", "qweasdzxc", "abc", "abcd", "abcde", "abcdef", "abcdefg", "abcabc", "aaa",
        "changeme",
        "default", "computer", "dragon", "monkey", "football", "baseball", "sunshine", "princess", "superman",
        "master", "shadow", "michael", "hello", "helloworld", "trustno", "secret", "office", "windows",
        "huawei",
    ]

    /// Digits alone are taken for a run when each follows the one before: 1234567890, 9876543210, with or without
    /// signs between them.
    private static func isRun(_ folded: String) -> Bool {
        let codes = folded.unicodeScalars.filter { $0.properties.isAlphabetic || ("0"..."9").contains($0) }
            .map { Int($0.value) }
        guard codes.count >= 6 else { return false }
        let steps = zip(codes, codes.dropFirst()).map { $1 - $0 }
        // 9 is followed by 0 where somebody goes along the keys.
        return [1, -1].contains { step in steps.allSatisfy { $0 == step || $0 == -9 * step } }
    }

    /// A piece of at most four characters again and again: aaaaaaaaaaaaaaaa, Ab1!Ab1!Ab1!
    private static func isRepetition(_ folded: String) -> Bool {
        let characters = Array(folded)
        return (1...4).contains { length in
            characters.count >= 2 * length
                && characters.indices.allSatisfy {
                    characters[$0] == characters[$0 % length]
                }
        }
    }
}
