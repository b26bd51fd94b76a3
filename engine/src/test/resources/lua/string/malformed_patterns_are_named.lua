for _, p in ipairs({ "[a", "[", "%", "%b", "%bx", "%f", "(a", "a)", "%1", "(a)%2", "[^]", "[%" }) do
  print(p, select(2, pcall(function() string.find("aa", p) end)))
end
-- expect: [a	malformed_patterns_are_named.lua:2: malformed pattern (missing ']')
-- expect: [	malformed_patterns_are_named.lua:2: malformed pattern (missing ']')
-- expect: %	malformed_patterns_are_named.lua:2: malformed pattern (ends with '%')
-- expect: %b	malformed_patterns_are_named.lua:2: malformed pattern (missing arguments to '%b')
-- expect: %bx	malformed_patterns_are_named.lua:2: malformed pattern (missing arguments to '%b')
-- expect: %f	malformed_patterns_are_named.lua:2: missing '[' after '%f' in pattern
-- expect: (a	malformed_patterns_are_named.lua:2: unfinished capture
-- expect: a)
-- expect: %1	malformed_patterns_are_named.lua:2: invalid capture index %1
-- expect: (a)%2	malformed_patterns_are_named.lua:2: invalid capture index %2
-- expect: [^]	malformed_patterns_are_named.lua:2: malformed pattern (missing ']')
-- expect: [%	malformed_patterns_are_named.lua:2: malformed pattern (missing ']')
