using CsCheck;
using EdgeGateway.Protocols.EscPos;
using EdgeGateway.Testing;

namespace EdgeGateway.Protocols.Tests.EscPos;

/// <summary>What a printer sent in <c>answer.hex</c>, what it was asked before in <c>asked.hex</c>: DLE EOT answers do not say their subject.</summary>
public sealed class PrinterCaseTests
{
    private static readonly CaseFolder Cases = new("EscPos");

    public static TheoryData<string> Names => [.. Cases.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Read_CaseFolder_GivesWhatIsExpected(string name)
    {
        var parser = new StatusParser();
        var answers = Feed(parser, Cases.Bytes(name));
        var status = Gather(answers, Subjects(Cases.Asked(name)));
        Assert.Equal(Cases.Expected(name),
        [
            CaseFolder.Value(
            [
                ("answers", string.Join(' ', answers.Select(Words))), ("status", Words(status)), ("canPrint", status.CanPrint),
                ("noise", parser.NoiseBytes == 0 ? null : parser.NoiseBytes), ("inside", parser.InsideAnswer ? true : null),
            ]),
        ]);
    }

    [Fact]
    public void Names_CaseFolder_HasEveryWayToSayIt()
    {
        string[] ways = ["dle-eot-1", "dle-eot-2", "dle-eot-3", "dle-eot-all", "asb", "gs-r", "gs-h-completed", "gs-h-offline", "dle-dc4", "flow-control"];
        Assert.All(ways, way => Assert.Contains(Cases.Names, name => name.StartsWith(way, StringComparison.Ordinal)));
    }

    /// <summary>Whole answers one behind the other are all read, whichever they are.</summary>
    [Fact]
    public void Read_WholeCasesInARow_GivesAllTheirAnswers()
    {
        var whole = Cases.Names.Select(Cases.Bytes).Where(bytes => Feed(new StatusParser(), bytes, out var clean).Count > 0 && clean).ToArray();
        Assert.True(whole.Length >= 40);
        Gen.Int[0, whole.Length - 1].Array[0, 12].Sample(picks => Assert.Equal(
            picks.SelectMany(pick => Feed(new StatusParser(), whole[pick])),
            Feed(new StatusParser(), [.. picks.SelectMany(pick => whole[pick])])));
    }

    private static List<PrinterAnswer> Feed(StatusParser parser, byte[] bytes) => [.. bytes.Select(parser.Next).OfType<PrinterAnswer>()];

    private static List<PrinterAnswer> Feed(StatusParser parser, byte[] bytes, out bool clean)
    {
        var answers = Feed(parser, bytes);
        clean = parser.NoiseBytes == 0 && !parser.InsideAnswer;
        return answers;
    }

    private static Queue<StatusSubject> Subjects(byte[] asked)
    {
        const byte eot = 0x04;
        var scanner = new RealTimeScanner();
        return new([.. asked.Select(scanner.Next).Where(request => request?.Command == eot).Select(request => (StatusSubject)request!.Value.Argument)]);
    }

    private static PrinterStatus Gather(IEnumerable<PrinterAnswer> answers, Queue<StatusSubject> subjects) =>
        answers.Aggregate(default(PrinterStatus), (status, answer) => answer switch
        {
            PrinterAnswer.RealTime real when subjects.TryDequeue(out var subject) => status.With(subject, real.Raw),
            PrinterAnswer.Auto auto => auto.Status,
            PrinterAnswer.Buffered buffered => status.WithPaperSensor(buffered.Raw),
            _ => status,
        });

    private static string Words(PrinterAnswer answer) => answer switch
    {
        PrinterAnswer.RealTime real => $"RealTime:{real.Raw:X2}",
        PrinterAnswer.Auto => "Auto",
        PrinterAnswer.Buffered buffered => $"Buffered:{buffered.Raw:X2}",
        PrinterAnswer.Completed completed => $"Completed:{completed.Id}",
        PrinterAnswer.OfflineCauses causes => $"OfflineCauses:{causes.Causes}",
        PrinterAnswer.FlowControl flow => flow.Stop ? "FlowControl:stop" : "FlowControl:go",
        _ => "Cleared",
    };

    private static string Words(PrinterStatus status)
    {
        (string Name, bool Is)[] said =
        [
            (nameof(status.Offline), status.Offline), (nameof(status.CoverOpen), status.CoverOpen), (nameof(status.PaperEnd), status.PaperEnd),
            (nameof(status.StoppedByPaperEnd), status.StoppedByPaperEnd), (nameof(status.PaperNearEnd), status.PaperNearEnd),
            (nameof(status.CutterError), status.CutterError), (nameof(status.RecoverableError), status.RecoverableError),
            (nameof(status.UnrecoverableError), status.UnrecoverableError), (nameof(status.AutoRecoverableError), status.AutoRecoverableError),
            (nameof(status.Error), status.Error), (nameof(status.WaitingForRecovery), status.WaitingForRecovery),
            (nameof(status.FeedButton), status.FeedButton), (nameof(status.DrawerPinHigh), status.DrawerPinHigh),
        ];
        var names = said.Where(one => one.Is).Select(one => one.Name).ToArray();
        return names.Length == 0 ? "none" : string.Join(' ', names);
    }
}
