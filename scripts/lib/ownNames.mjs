/**
 * Members that only our own code reads, so that what ships may call them anything: 7 KB less. Nothing that is kept in files or
 * answered to others, nothing that VS Code, Node or a library has, and no key: `test/package/ownNames.test.ts` looks at each with
 * the type checker, and who is told of a name there takes it off this list. Private members (`#x`) are shortened anyhow.
 */
const list = `
  _register
  accounts addresses advice apiUrl argument asked askedAt attempt back base baseUrl beforeSending begin beginWalk
  byRegion canChoose cancelled candidates changed children chosen chosenTeam clearClipboardAfter clearLeftovers client
  clock connected connections contextWords creating current despite device differs directories directoriesOf disguise
  draft drawNetworks editor explains extensionId fact farFromFiles firstRows forms found freshen gist giveSign
  goOn handed hold holdUnfinished home icon inEnvironment isAbsent isActive isAskedFor isCurrent isMeant isMine
  isOfSeveral isRecalled isRefused isRemote isSaid isTeamKnown isThere isVisible isWished joined joins keep kept
  latest letGo loaded loading lock logTry lookAfterChange lookAtLinux lookAtLost machinesNow lookedFor lost machine made manyPages mark
  mountPath mountTarget mountedAt mounts networks nodeOf note notes onClick onDidChangeState onDidFail onDidShow
  onLost onType onWait onWrittenDown one outcome outdated over ownAddress pages parent patience pause paused pending
  point prepare pressed print problems program range readMachines recall recalledTotals redraw redrawNetworks
  redrawRows refreshAfterChange remedy remove render reports sameTeam seconds secret send services session
  setOrder settled shareAt short showConnections showPlace showRemoteSsh shown showsTeams signedIn signedOut
  sizes sleep snippetPassword spoken stop storage stored structure summary sweep system teamNode teamOf template texts
  theirs timer toTheEnd told trouble tryPort typedNetwork unfinished until unusable unwritten upsert validateWhole
  view wait walking what whileAsking wishes writeDown writePieces
`;

export const names = list.trim().split(/\s+/);

export const ownNames = new RegExp(`^(${names.join('|')})$`);
