/**
 * Members that only our own code reads, so that what ships may call them anything: 7 KB less. Nothing that is kept in files or
 * answered to others, nothing that VS Code, Node or a library has, and no key: `test/package/ownNames.test.ts` looks at each with
 * the type checker, and who is told of a name there takes it off this list. Private members (`#x`) are shortened anyhow.
 */
const list = `
  _register
  accounts addresses advice anotherKey apiUrl argument ask asked askedAt attempt back base baseUrl beforeSending begin
  beginWalk button byRegion canChoose cancelled candidates changed children chosen chosenTeam clearClipboardAfter
  clearLeftovers clearSignedOut client clock confirmDelete connected connections contextWords creating current despite device differs
  directories directoriesOf disguise draft draw drawNetworks editor explains extensionId fact farFromFiles firstRows
  forms found freshen gist giveSign given goOn handed hear hold holdUnfinished home icon inEnvironment isAbsent
  isActive isAskedFor isCurrent isMeant isMine isNoted isOfSeveral isReadable isRecalled isRefused isRemote isSaid
  isTeamKnown isThere isVisible isWished joined joins keep kept known knownRegions latest letGo load loaded loading
  lock logTry lookAfterChange lookAtLinux lookAtLost lookedFor lost machine machinesNow made manyPages mark
  mountOptions mountPath mountTarget mountedAt mounts networkMade networks nodeOf note notes onClick onDidChangeState
  onDidFail onDidShow onLost onType onWait onWrittenDown one outcome outdated over ownAddress pages parent patience
  pause paused pending point prepare pressed print problem problems program range readMachines recall recalledTotals
  redraw redrawNetworks redrawRows refreshAfterChange refuse remedy remove render renew reports retryAfterMs run
  sameTeam seconds secret send sentBefore services session setOrder settled shareAt short showConnections showDone
  showPlace showRemoteSsh shown showsTeams signedIn signedOut sizes sleep snippetPassword spoken stop storage stored
  structure summary sweep system take teamNode teamOf tell template texts theirs toTheEnd told trouble tryPort
  typedNetwork unfinished unreadable until unusable unwritten upsert validateWhole view wait walking what whileAsking
  wishes writeDown writePieces
`;

export const names = list.trim().split(/\s+/);

export const ownNames = new RegExp(`^(${names.join('|')})$`);
