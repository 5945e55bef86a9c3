using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace EdgeGateway.KillLedger.Store;

/// <summary>Another program at the till: the API as anybody may use it. Throws <see cref="HttpRequestException"/> when nobody is there.</summary>
internal sealed class TillClient(int port) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = new Uri($"http://127.0.0.1:{port}/"), Timeout = TimeSpan.FromSeconds(30) };

    /// <summary>What the till shows.</summary>
    public async Task<(bool Buyer, int Units, string Next)> StateAsync()
    {
        var state = await _http.GetFromJsonAsync<JsonElement>("api/v1/checkout");
        var units = state.GetProperty("lines").EnumerateArray().Sum(line => line.GetProperty("quantity").GetInt32());
        return (state.TryGetProperty("buyer", out var buyer) && buyer.ValueKind == JsonValueKind.Object, units, state.GetProperty("next").GetString()!);
    }

    public async Task PostAsync(string path)
    {
        using var answer = await _http.PostAsync(new Uri(path, UriKind.Relative), null);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Null when something is missing or the ledger cannot write.</summary>
    public async Task<Confirmed?> ConfirmAsync(int life)
    {
        using var answer = await _http.PostAsync(new Uri("api/v1/checkout/confirm", UriKind.Relative), null);
        if (answer.StatusCode is HttpStatusCode.Conflict or HttpStatusCode.ServiceUnavailable)
            return null;
        answer.EnsureSuccessStatusCode();
        var sale = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return new Confirmed(sale.GetProperty("saleId").GetGuid(), sale.GetProperty("seq").GetInt64(), sale.GetProperty("code").GetString()!, sale.GetProperty("totalFen").GetInt64(), life);
    }

    /// <summary>The last sales with what is known of their paper.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Paper)>> SalesAsync(int count)
    {
        var sales = await _http.GetFromJsonAsync<JsonElement>($"api/v1/sales?limit={count}");
        return [.. sales.EnumerateArray().Select(sale => (sale.GetProperty("id").GetGuid(), sale.GetProperty("paper").GetString()!))];
    }

    public void Dispose() => _http.Dispose();
}

/// <summary>A sale that was confirmed to the clerk.</summary>
/// <param name="Id">The sale.</param>
/// <param name="Seq">Number of its event.</param>
/// <param name="Code">Verification code.</param>
/// <param name="TotalFen">Sum.</param>
/// <param name="Life">Which life of the gateway confirmed it.</param>
internal sealed record Confirmed(Guid Id, long Seq, string Code, long TotalFen, int Life);
