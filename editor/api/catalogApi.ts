import { zModelsAnswer, zNodeTypesAnswer, zVoicesAnswer } from '../../runtime/protocol/catalog.ts';
import { zTemplateAnswer, zTemplatesAnswer } from '../../runtime/protocol/templates.ts';
import type { HttpClient } from './httpClient.ts';

/** Catalogs: what graphs are made of, and whether it can be used. */
export function catalogApi(http: HttpClient) {
  return {
    nodeTypes: () => http.get('/api/node-types', zNodeTypesAnswer),
    models: () => http.get('/api/models', zModelsAnswer),
    voices: () => http.get('/api/voices', zVoicesAnswer),
    templates: () => http.get('/api/templates', zTemplatesAnswer),
    template: (id: string) => http.get(`/api/templates/${encodeURIComponent(id)}`, zTemplateAnswer),
  };
}
