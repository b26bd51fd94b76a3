for w in ("a,b,,c"):gmatch("[^,]*") do io.write("<", w, ">") end
print()
for k, v in ("a=1, b=2"):gmatch("(%w+)=(%w+)") do io.write(k, v, ";") end
print()
for p in ("abc"):gmatch("()") do io.write(p, " ") end
print()
for w in ("^a^a"):gmatch("^a") do io.write(w, " ") end
print()
-- expect: <a><><b><><><c><>
-- expect: a1;b2;
-- expect: 1 2 3 4 
-- expect: ^a ^a 
