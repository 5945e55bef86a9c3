using System.Text;
using EdgeGateway.Testing;

namespace EdgeGateway.Fuzz;

/// <summary>Where seeds come from: the case folders of the tests, and short texts.</summary>
internal static class Seeds
{
    /// <summary>All files of this name under a folder of cases, as bytes; a case is one line of hex.</summary>
    public static IReadOnlyList<byte[]> Cases(string folder, string file) => [.. SourceTree.Files(file, folder).Select(SourceTree.Read).Select(Hex)];

    public static byte[] Hex(string hex) => Convert.FromHexString(string.Concat(hex.Where(char.IsAsciiHexDigit)));

    public static IReadOnlyList<byte[]> Texts(params IEnumerable<string> texts) => [.. texts.Select(Encoding.UTF8.GetBytes)];
}
