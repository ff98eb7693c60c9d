package io.eventorchestrator.checker;

import java.nio.file.Files;
import java.util.List;

/** All rules for a run. */
final class Rules {

    private Rules() {}

    static List<Rule> of(Run run, HistoryFolder folder, Findings findings) {
        Inboxes inboxes = new Inboxes();
        return List.of(
                new ListedGroups(run.groups()),
                new FinalStates(findings),
                new NothingWaits(findings),
                new StateChanges(Transitions.ORDERS, findings),
                new StateChanges(Transitions.RETURNS, findings),
                new StateChanges(Transitions.REFUNDS, findings),
                new StateChanges(Transitions.RESERVATIONS, findings),
                new StateChanges(Transitions.GOODS, findings),
                new StateChanges(Transitions.NOTIFICATIONS, findings),
                new ServicesAgree(findings),
                new StockBalance(run.stock(), findings),
                new StockMoves(findings),
                new AllLines(findings),
                new HandledOnce(inboxes, findings),
                new HandledByAll(run.groups(), inboxes, findings),
                new EffectsWithEvents(findings),
                new OutcomesOnce(findings),
                new ToldByEvents(findings),
                new NotifiedOnce(findings),
                new Recipients(findings),
                new PublishedOnce(findings),
                new GoodsAgree(findings),
                new ReturnAmounts(findings),
                new RefundsAgree(Files.exists(folder.refunds()), findings),
                new KeyOrder(findings),
                new Publishing(run.foreignRecords(), findings),
                new LettersOfDead(run.groups(), findings),
                new DeadLetters(run.allowedDeadLetters(), findings),
                new Replays(run.groups(), inboxes, findings),
                new ReplayTopics(findings),
                new ClientAnswers(findings));
    }
}
