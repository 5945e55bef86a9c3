using System.Text.Json;

namespace EdgeGateway.Service.Tests.Checkout;

/// <summary>Looks for clear identities, also behind JSON escapes.</summary>
internal static class Leaks
{
    private static readonly string[] Secrets =
        [Cards.FirstNumber, Cards.FirstName, Cards.FirstAddress, Cards.SecondNumber, Cards.SecondName, "示范村", "199001010018"];

    public static void AssertNone(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        AssertNone(document.RootElement);
    }

    public static void AssertNone(string text) => Assert.All(Secrets, secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal));

    private static void AssertNone(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                    AssertNone(member.Value);
                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                    AssertNone(item);
                break;
            case JsonValueKind.String:
                AssertNone(element.GetString()!);
                break;
        }
    }
}
