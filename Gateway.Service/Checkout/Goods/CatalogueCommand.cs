using System.Text.Json;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Checkout.Api;
using EdgeGateway.Service.Commands;

namespace EdgeGateway.Service.Checkout.Goods;

/// <summary>
/// <c>import-catalogue</c>: goods, lists or limits from a platform, as <see cref="CatalogueParcel"/> packs them. All of it or, with any mistake, nothing; the answer
/// names the edition in effect or every mistake.
/// </summary>
internal sealed class CatalogueCommand(CatalogueDesk desk, CatalogueShelf shelf, CatalogueTrust trust) : GatewayCommand(CommandNames.ImportCatalogue, changes: true)
{
    private const int MostErrors = 50;

    public override async Task<CommandResult> RunAsync(CommandCall call, CancellationToken stopping)
    {
        var (parcel, objection) = CatalogueParcel.Open(call.Arguments, trust);
        if (parcel is null)
            return CommandResult.BadPayload(objection!.Value.Zh, objection.Value.En);
        var outcome = await desk.ImportAsync(parcel.File, parcel.Version, noOlder: true, stopping).ConfigureAwait(false);
        var now = shelf.Current;
        var answer = new CatalogueAnswer(now.Edition, now.Products.Count, now.File.Regulations.Count, now.File.Limits.Count, [.. outcome.Errors.Take(MostErrors)]);
        var result = JsonSerializer.SerializeToElement(answer, CheckoutJson.Plain.CatalogueAnswer);
        return outcome.Edition is { } edition
            ? CommandResult.Done($"目录 {edition.Version} 已生效", $"Catalogue {edition.Version} is in effect", result)
            : new CommandResult(CommandCodes.Failed, new Bilingual($"有 {outcome.Errors.Count} 处错误，原目录不变", $"{outcome.Errors.Count} mistakes; the catalogue stays as it was"), result);
    }
}
