using EdgeGateway.Service.Cases.Handover;
using EdgeGateway.Service.Cases.Proof;
using EdgeGateway.Service.Checkout.Export;
using EdgeGateway.Service.Checkout.Goods;
using EdgeGateway.Service.Checkout.Ledger;
using EdgeGateway.Service.Checkout.Reports;
using EdgeGateway.Service.Doctor;
using EdgeGateway.Service.Inspection;
using EdgeGateway.Service.Journal.Salvage;
using EdgeGateway.Service.LocalPlatform;
using EdgeGateway.Service.RemoteConfiguration;
using EdgeGateway.Service.Support;
using EdgeGateway.Service.Updates;

namespace EdgeGateway.Service.Verbs;

/// <summary>All verbs. A new one is a class in its own room and a line here.</summary>
internal static class VerbTable
{
    public static IReadOnlyList<Verb> All { get; } =
    [
        new("run", "[--config FILE]", "starts the gateway; without a file the built-in demo", RunVerb.RunAsync),
        new("check-config", "FILE", "checks a configuration file, prints every mistake", CheckConfigVerb.RunAsync),
        new("model", "list|pull|ensure [NAME] [--config FILE]", "lists detection models, fetches one", ModelVerb.RunAsync),
        new("replay", "VIDEO [--camera FILE#ID] [--stills FOLDER]", "runs a recording through a camera's rules, prints JSON", ReplayVerb.RunAsync),
        new("receive", "--broker ADDRESS --ledger FILE [--user NAME] [--ca FILE]", "receives events as a platform would, writes them into a ledger", ReceiveVerb.RunAsync),
        new("catalogue", "import|check|list|sign [FILE] [--version NAME] [--config FILE] [--key FILE] [--gateway ID] [--out FILE]", "puts a catalogue, list or limit table into effect (JSON or CSV)", CatalogueVerb.RunAsync),
        new("ledger", "export|verify [FILE] [--out FILE] [--from DAY] [--to DAY] [--key FILE] [--config FILE]", "writes the ledger as CSV or signed JSON; checks such a file", LedgerVerb.RunAsync),
        new("report", "weekly|monthly|city-weekly|city-monthly [--date DAY] [--out FILE] [--config FILE]", "counts a week or month of the store, or of the cameras, as CSV", ReportVerb.RunAsync),
        new("verify", "CODE [--config FILE]", "says what the code on a receipt is worth", VerifyVerb.RunAsync),
        new("inspect", "[--config FILE] [--format text|json|csv|html] [--publish]", "专项检查: network, installation, hardware, operation", InspectVerb.RunAsync),
        new("doctor", "[--json] [--config FILE]", "checks everything, with cause and next step; exit code 0 well, 1 attention, 2 broken", DoctorVerb.RunAsync),
        new("support-bundle", "[--out FILE] [--config FILE]", "one .zip for whoever helps from afar: doctor, log, configuration without secrets", SupportVerb.RunAsync),
        new("evidence", "verify [CASE|all] [--key FILE] [--config FILE]", "checks pictures and signed manifests of the cases", EvidenceVerb.RunAsync),
        new("camera", "export|import [ID] FILE [--to GATEWAY] [--key-id ID] [--take-back] [--config FILE]", "hands a camera with its open cases over to another box; takes one over", CameraVerb.RunAsync),
        new("journal", "salvage FILE", "reads what can be read out of a damaged journal", JournalVerb.RunAsync),
        new("config", ConfigVerb.Usage, "applies a signed configuration, signs one, shows the last ten", ConfigVerb.RunAsync),
        new("update", UpdateVerb.Usage, "takes a signed version on trial, keeps it when it is well, takes it back otherwise", UpdateVerb.RunAsync),
        new("package", PackageVerb.Usage, "packs and signs this program as an update", PackageVerb.RunAsync),
        new("version", "", "prints the version", VersionVerb.RunAsync),
    ];

    public static async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        var line = CommandLine.Parse(args) with { Installed = Environment.GetEnvironmentVariable(CommandLine.InstalledVariable) };
        if (line.Switches.ContainsKey("help") || line.Verb == "help")
        {
            await Console.Out.WriteLineAsync(Help());
            return ExitCodes.Done;
        }
        var known = All.FirstOrDefault(verb => verb.Name == line.Verb);
        var stranger = known?.Stranger(line);
        if (known is not null && stranger is null)
            return await known.RunAsync(line);

        var wrong = known is null ? $"'{line.Verb}' is not a verb of edgegateway." : $"'{known.Name}' does not take --{stranger}.";
        await Console.Error.WriteLineAsync($"{wrong}\n\n{Help()}");
        return ExitCodes.BadUsage;
    }

    private static string Help() =>
        "edgegateway VERB\n\n" + string.Join('\n', All.Select(verb => $"  {verb.Name + " " + verb.Usage,-34} {verb.Summary}"));
}
