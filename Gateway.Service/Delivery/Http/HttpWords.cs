using System.Text;

namespace EdgeGateway.Service.Delivery.Http;

/// <summary>What a platform says about a refusal: its reason phrase and the beginning of its answer, in one line for the quarantine list.</summary>
internal static class HttpWords
{
    private const int Most = 200;

    public static async Task<string> OfAsync(HttpResponseMessage response, CancellationToken stopping)
    {
        if (response.IsSuccessStatusCode)
            return response.ReasonPhrase ?? "";
        var buffer = new byte[Most * 4];
        await using var body = await response.Content.ReadAsStreamAsync(stopping);
        var length = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, stopping);
        return Line($"{response.ReasonPhrase} {Encoding.UTF8.GetString(buffer, 0, length)}");
    }

    internal static string Line(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Replace("\uFFFD", "", StringComparison.Ordinal);
        line = new string([.. line.Where(letter => !char.IsControl(letter))]);
        return line.Length <= Most ? line : line[..Most] + "…";
    }
}
