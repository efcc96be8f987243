META
key;value
description;Sjöstads medborgarbudget
country;Sweden
unit;Sjöstad
instance;2026
num_projects;4
num_votes;6
budget;900
vote_type;approval
rule;equalshares/add1
date_begin;01.03.2026
date_end;15.03.2026
language;sv
currency;SEK
PROJECTS
project_id;cost;votes;name;selected
1;300;4;Bänkar vid ån;1
2;400;3;Utegym [alla åldrar];1
3;500;3;"Scen; ""Lilla torget""";0
4;200;1;Fågelholkar;1
VOTES
voter_id;vote
1;1,2
2;1,2
3;1,3
4;1,3
5;2,4
6;3
