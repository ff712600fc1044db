import type { Framework } from './cure.ts';

/** The method as it came, before a form field or a header overrides it. */
export const sentMethod: Readonly<Record<Framework, string>> = {
  Express: `const method = req.originalMethod ?? req.method; // method-override keeps the one that came`,
  'Next.js': `const method = request.method; // in the Pages Router req.method`,
  FastAPI: `method = request.method`,
  Flask: `method = request.method`,
  Django: `method = request.method`,
  Rails: `method = request.get_header("rack.methodoverride.original_method") || request.request_method`,
  Laravel: `$method = $request->getRealMethod(); // getMethod() heeds _method`,
  Go: `method := r.Method`,
  Spring: `String method = request.getMethod(); // spring.mvc.hiddenmethod.filter.enabled=false`,
};
